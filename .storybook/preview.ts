import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
// As text, since the types are checked before the manifest has been made.
import manifest from '../packages/widgets/dist/custom-elements.json?raw';
import 'crm-widgets';
import '../stories/page.css';
import {themeDefaults, themeToolbar, withTheme} from './themes.js';

setCustomElementsManifest(JSON.parse(manifest));

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: {test: 'error'},
    controls: {expanded: true},
    options: {storySort: {order: ['Start', 'Foundations', 'Widgets', 'States', 'Theming', 'Boards']}},
  },
  globalTypes: themeToolbar,
  initialGlobals: themeDefaults,
  decorators: [withTheme],
};

export default preview;
