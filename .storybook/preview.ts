import {withThemeByDataAttribute} from '@storybook/addon-themes';
import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
// As text, since the types are checked before the manifest has been made.
import manifest from '../packages/widgets/dist/custom-elements.json?raw';
import 'crm-widgets';
import '../stories/page.css';

setCustomElementsManifest(JSON.parse(manifest));

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: {test: 'error'},
    controls: {expanded: true},
    options: {storySort: {order: ['Start', 'Widgets', 'States', 'Boards']}},
  },
  decorators: [
    withThemeByDataAttribute({themes: {light: 'light', dark: 'dark'}, defaultTheme: 'light', attributeName: 'data-theme'}),
  ],
};

export default preview;
