import {themes} from 'crm-widgets/theme';
import type {StoryObj} from '@storybook/web-components-vite';
import {allReady} from '../ready.js';
import {loadingIn, stateElement, type State} from '../widgets/state-story.js';
import {directionOf, languageName, languages} from './languages.js';
import type {Room} from './room.js';

export type States = Readonly<Record<string, State>>;
/** How much room each of several widgets wants. */
export type Size = 'small' | 'large';
type Loading = ReturnType<typeof loadingIn>;

const widths = [120, 200, 320, 480, 768, 1200];
// One widget stands there many times, and its regions with it, under one name; every other rule holds.
const parameters = {controls: {disable: true}, a11y: {config: {rules: [{id: 'landmark-unique', enabled: false}]}}};
/** Least widths of cells, as the style sheet has them. */
const cellWidths = {states: {small: 304, large: 400}, themes: {small: 208, large: 288}};
/** About what a widget takes up with its caption. */
const cellHeights: Readonly<Record<string, number>> = {'shown-kpi': 262, 'shown-funnel': 500, 'shown-cohort-retention': 480};
const CHART_HEIGHT = 345;
const roomOf = (tag: string, cells: number, width: number): Room => ({cells, width, height: cellHeights[tag] ?? CHART_HEIGHT});

/** What is looked at is what was drawn. */
const play: StoryObj['play'] = ({canvasElement}) => allReady(canvasElement);

/** States of a widget beside each other. */
export function statesSheet(tag: string, states: States, size: Size = 'small'): StoryObj {
  return {
    parameters: {...parameters, room: roomOf(tag, Object.keys(states).length, cellWidths.states[size])},
    play: Object.values(states).every(({shows}) => shows === 'ready') ? play : undefined,
    render: (_, context) => {
      const grid = box('div', `states ${size}`);
      for (const [name, state] of Object.entries(states)) grid.append(figure(name, stateElement(tag, state, loadingIn(context))));
      return grid;
    },
  };
}

/** One state at every width from a narrow column to a wide page. */
export function widthSheet(tag: string, state: State): StoryObj {
  return {
    // The wider ones stand alone.
    parameters: {...parameters, room: roomOf(tag, 5, Infinity)}, play,
    render: (_, context) => scroller('Widget at every width', box('div', 'widths', ...widths.map((width) => {
      const frame = figure(`${width} px`, stateElement(tag, state, loadingIn(context)));
      frame.style.inlineSize = `${width}px`;
      return frame;
    }))),
  };
}

/** Every theme, light and dark; from right to left in Arabic. */
export function themeMatrix(tag: string, state: State, size: Size = 'small', dir: 'ltr' | 'rtl' = 'ltr'): StoryObj {
  const cell = (theme: string, scheme: string, loading: Loading) => {
    const themed = box('div', 'themed', figure(`${theme}, ${scheme}`, stateElement(tag, state, loading)));
    Object.assign(themed.dataset, {crmTheme: theme, crmScheme: scheme});
    return Object.assign(themed, {dir, lang: dir === 'rtl' ? 'ar' : 'en'});
  };
  const cells = (loading: Loading) => themes.flatMap(({name}) => ['light', 'dark'].map((scheme) => cell(name, scheme, loading)));
  return {
    parameters: {...parameters, room: roomOf(tag, 2 * themes.length, cellWidths.themes[size])}, play,
    render: (_, context) => scroller('Widget in every theme', box('div', `matrix ${size}`, ...cells(loadingIn(context)))),
  };
}

/** One state in each language of the kit, each under a `lang` of its own. */
export function languageSheet(tag: string, state: State, size: Size = 'small'): StoryObj {
  const cell = (lang: string, loading: Loading) =>
    Object.assign(figure(languageName(lang), stateElement(tag, state, loading)), {lang, dir: directionOf(lang)});
  return {
    parameters: {...parameters, room: roomOf(tag, languages.length, cellWidths.states[size])}, play,
    render: (_, context) => box('div', `states ${size}`, ...languages.map((lang) => cell(lang, loadingIn(context)))),
  };
}

function figure(name: string, widget: HTMLElement): HTMLElement {
  const caption = Object.assign(document.createElement('figcaption'), {textContent: name});
  return box('figure', '', caption, widget);
}

/** Scrolls by itself, also by keyboard, where the page is narrower. */
function scroller(name: string, content: HTMLElement): HTMLElement {
  const region = box('div', 'sheet', content);
  for (const [attribute, value] of Object.entries({'role': 'region', 'aria-label': name, 'tabindex': '0'})) region.setAttribute(attribute, value);
  return region;
}

function box(tag: string, name: string, ...children: readonly Node[]): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}
