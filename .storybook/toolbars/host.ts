import darkCms from '../hosts/dark-cms.css?raw';
import preflight from '../hosts/preflight.css?raw';
import reset from '../hosts/reset.css?raw';
import wordpress from '../hosts/wordpress.css?raw';
import {choice, globalType, type Toolbar} from '../toolbar.js';

const hosts: Readonly<Record<string, string>> = {plain: '', reset, preflight, wordpress, 'dark-cms': darkCms};
const sheet = new CSSStyleSheet();

/** The style sheet of the site around the widgets, which reaches their hosts and slots, not what is inside them. */
export const toolbar: Toolbar = {
  name: 'host', place: 10, initial: 'plain', to: 'page',
  type: globalType('Host page', 'browser', [
    choice('plain', 'plain page'), choice('reset', 'with a reset, 1rem = 10px'), choice('preflight', 'utility classes, preflight'),
    choice('wordpress', 'blog theme, like WordPress'), choice('dark-cms', 'dark CMS'),
  ]),
  apply(host) {
    sheet.replaceSync(hosts[host] ?? '');
    const others = document.adoptedStyleSheets.filter((each) => each !== sheet);
    document.adoptedStyleSheets = host === 'plain' ? others : [...others, sheet];
  },
};
