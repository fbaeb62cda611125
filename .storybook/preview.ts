import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
// As text, since the types are checked before the manifest has been made.
import manifest from '../packages/widgets/dist/custom-elements.json?raw';
import 'crm-widgets';
import '../stories/page.css';
import '../stories/pages.css';
import {readableCode} from '../stories/blocks/readable-code.js';
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
    docs: {container: DocsPage, source: {transform: readableCode}},
    options: {storySort: {order: [
      'Start', 'Foundations', ['Tokens', 'Data colour', 'Numbers', 'Change and status', 'Space, radius, elevation', 'Chart ink', 'Motion', 'Languages'],
      'Metrics', ['Overview', 'Revenue', 'Customers', 'Acquisition', 'Sales', 'Web', 'Support', 'Surveys'],
      'Widgets', [
        'Source and table (crm-source, crm-table)', 'KPI (crm-kpi)', 'Trend (crm-trend)', 'Breakdown (crm-breakdown)', 'Funnel (crm-funnel, crm-step)',
        'Cohort retention (crm-cohort-retention)', 'Definition card', 'Save and print', 'Doctor (crm-doctor)',
      ],
      'Boards', 'Patterns', 'States', ['All states', 'Coverage'], 'Theming', ['Themes', 'Brand maker'],
      'Accessibility', ['Keyboard and screen readers', 'Conformance report'],
      'Embedding', ['On a page', 'Your own columns', 'Frameworks', 'CMS and strict CSP', 'In the wild'], 'Performance', 'Contributing',
    ]}},
  },
  globalTypes,
  initialGlobals,
  decorators: [withToolbars, withMeasures],
};

export default preview;
