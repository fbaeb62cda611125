import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {ShownDoctor, doctorStates as states} from '../../packages/widgets/src/doctor/doctor-states.js';
import {defineShown, inShop, sharedControls, stateStory, withAttributes} from './state-story.js';

defineShown('shown-doctor', ShownDoctor);

const meta: Meta = {
  title: 'Widgets/Doctor',
  component: 'crm-doctor',
  argTypes: {...sharedControls},
  parameters: {docs: {description: {
    component: 'What the tables of a source can be used for: which table each is, what fills its columns, which rows were left out, which metrics it serves.',
  }}},
};
export default meta;

/** Real orders of a shop, looked at. */
export const Playground: StoryObj = {
  args: {heading: 'The shop, looked at'},
  render: (args) => inShop(withAttributes('crm-doctor', {...args, loading: 'eager'})),
};

export const Loading = stateStory('shown-doctor', 'Loading', states.loading);
export const Ready = stateStory('shown-doctor', 'Ready', states.ready);
export const ColumnsGuessed = stateStory('shown-doctor', 'Columns guessed', states['columns guessed']);
export const AnExportRecognised = stateStory('shown-doctor', 'An export recognised', states['an export recognised']);
export const ATableThatCannotBeRead = stateStory('shown-doctor', 'A table that cannot be read', states['a table that cannot be read']);
export const NothingServed = stateStory('shown-doctor', 'Nothing served', states['nothing served']);
export const Stale = stateStory('shown-doctor', 'Stale', states.stale);
export const Unsupported = stateStory('shown-doctor', 'Unsupported', states.unsupported);
export const Error = stateStory('shown-doctor', 'Error', states.error);
