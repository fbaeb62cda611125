import type {StoryObj} from '@storybook/web-components-vite';
import {controlsOf, type Choices} from './controls.js';
import {apiOfTag} from './manifest-file.js';
import {elementOf, markupOf, updated, type Markup} from './markup.js';

export interface PlaygroundSettings {
  readonly tag: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Words for attributes that are free. */
  readonly choices?: Choices;
  /** Attributes that every widget takes and this one makes nothing of; they have no control. */
  readonly unused?: readonly string[];
  /** What stands around the widget. */
  around(widget: Markup): Markup;
}

/** A widget on rows, with a control for each of its attributes; a control changes the widget that is there. */
export function playground({tag, args, choices, unused = [], around}: PlaygroundSettings): StoryObj {
  const argTypes = Object.fromEntries(Object.entries(controlsOf(apiOfTag(tag), choices)).filter(([name]) => !unused.includes(name)));
  const markup = (given: Readonly<Record<string, unknown>>) => around(markupOf(tag, given));
  return {
    // Each has a value, or a field would stay a button until somebody asks for it.
    args: {...Object.fromEntries(Object.keys(argTypes).map((name) => [name, ''])), ...args}, argTypes,
    parameters: {controls: {include: Object.keys(argTypes), sort: 'none'}, markup},
    render: (given, {canvasElement}) => {
      const asked = markup(given);
      const shown = canvasElement?.querySelector<HTMLElement>(asked.tag);
      return shown && updated(shown, asked) ? shown : elementOf(asked);
    },
  };
}
