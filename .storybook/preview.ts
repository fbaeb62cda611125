import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
// As text, since the types are checked before the manifest has been made.
import manifest from '../packages/widgets/dist/custom-elements.json?raw';
import 'crm-widgets';
import '../stories/page.css';
import '../stories/pages.css';
import {DocsPage} from './docs-page.js';
import {withMeasures} from './measure.js';
import {followGlobals, globalTypes, initialGlobals, withToolbars} from './toolbars.js';

setCustomElementsManifest(JSON.parse(manifest));
followGlobals();

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // Pictures are looked at for what they show; axe has a run of its own.
    a11y: {test: import.meta.env.VITE_PICTURES ? 'off' : 'error'},
    controls: {expanded: true},
    docs: {container: DocsPage},
    options: {storySort: {order: [
      'Start', 'Foundations', ['Tokens', 'Data colour', 'Numbers', 'Change and status', 'Space, radius, elevation', 'Chart ink', 'Motion'],
      'Metrics', ['Overview', 'Revenue', 'Customers', 'Acquisition', 'Sales', 'Web', 'Support', 'Surveys'],
      'Widgets', 'Boards', 'Patterns', 'States', 'Theming', 'Accessibility', 'Embedding', 'Performance',
    ]}},
  },
  globalTypes,
  initialGlobals,
  decorators: [withToolbars, withMeasures],
};

export default preview;
