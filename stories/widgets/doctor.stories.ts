import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownDoctor, doctorStates as states} from '../../packages/widgets/src/doctor/doctor-states.js';
import {anatomy} from '../blocks/anatomy.js';
import {apiOfTag} from '../blocks/manifest-file.js';
import {playground} from '../blocks/playground.js';
import {languageSheet, statesSheet, themeMatrix, widthSheet} from '../blocks/sheets.js';
import {widgetDocs} from '../blocks/widget-page.js';
import {doctorGuide} from './doctor.guide.js';
import {shop} from './rows.js';
import {defineShown, stateStory} from './state-story.js';
import {withMore} from './varied.js';

defineShown('shown-doctor', ShownDoctor);

const meta: Meta = {title: 'Widgets/Doctor (crm-doctor)', id: 'widgets-doctor', parameters: {docs: widgetDocs(doctorGuide)}};
export default meta;

/** Real orders of a shop, looked at. */
export const Playground = playground({
  tag: 'crm-doctor', args: {heading: 'The shop, looked at'}, around: shop,
  unused: ['metric', 'params', 'grain', 'period', 'from', 'until', 'compare', 'by', 'where', 'format'],
});

export const Anatomy = anatomy('shown-doctor', withMore(states.ready, {description: 'Orders of the shop'}), apiOfTag('crm-doctor').parts);
/** For the page alone: the same sheet under States is the one that is tested. */
export const AllStates: StoryObj = {...statesSheet('shown-doctor', states, 'large'), tags: ['!dev', '!test']};
export const Widths = widthSheet('shown-doctor', states['columns guessed']);
export const Themes = themeMatrix('shown-doctor', states.ready, 'large');
export const RightToLeft = {...themeMatrix('shown-doctor', states.ready, 'large', 'rtl'), name: 'Right to left (RTL)'};
export const Languages = languageSheet('shown-doctor', states.ready, 'large');

export const Loading = stateStory('shown-doctor', 'Loading', states.loading);
export const Ready = stateStory('shown-doctor', 'Ready', states.ready);
export const ColumnsGuessed = stateStory('shown-doctor', 'Columns guessed', states['columns guessed']);
export const AnExportRecognised = stateStory('shown-doctor', 'An export recognised', states['an export recognised']);
export const ATableThatCannotBeRead = stateStory('shown-doctor', 'A table that cannot be read', states['a table that cannot be read']);
export const NothingServed = stateStory('shown-doctor', 'Nothing served', states['nothing served']);
export const Stale = stateStory('shown-doctor', 'Stale', states.stale);
export const Unsupported = stateStory('shown-doctor', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-doctor', 'Error', states.error);
