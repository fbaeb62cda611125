import darkCms from '../hosts/dark-cms.css?raw';
import preflight from '../hosts/preflight.css?raw';
import reset from '../hosts/reset.css?raw';
import wordpress from '../hosts/wordpress.css?raw';
import {choice, globalType, type Toolbar} from '../toolbar.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync([reset, preflight, wordpress, darkCms].join(''));
document.adoptedStyleSheets.push(sheet);

/** The style sheet of the site around the widgets, which reaches their hosts and slots, not what is inside them. */
export const toolbar: Toolbar = {
  name: 'host', place: 10, initial: 'plain', to: 'canvas',
  type: globalType('Host page', 'browser', [
    choice('plain', 'plain page'), choice('reset', 'with a reset, 1rem = 10px'), choice('preflight', 'utility classes, preflight'),
    choice('wordpress', 'blog theme, like WordPress'), choice('dark-cms', 'dark CMS'),
  ]),
  apply(host, {dataset}) {
    dataset['host'] = host;
  },
};
