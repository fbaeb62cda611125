import {themes} from 'crm-widgets/theme';
import type {StoryObj} from '@storybook/web-components-vite';
import {allReady} from '../ready.js';
import {stateElement, type State} from '../widgets/state-story.js';
import {directionOf, languageName, languages} from './languages.js';

export type States = Readonly<Record<string, State>>;
/** How much room each of several widgets wants. */
export type Size = 'small' | 'large';

const widths = [120, 200, 320, 480, 768, 1200];
// One widget stands there many times, and its regions with it, under one name; every other rule holds.
const parameters = {controls: {disable: true}, a11y: {config: {rules: [{id: 'landmark-unique', enabled: false}]}}};
/** What is looked at is what was drawn. */
const play: StoryObj['play'] = ({canvasElement}) => allReady(canvasElement);

/** States of a widget beside each other. */
export function statesSheet(tag: string, states: States, size: Size = 'small'): StoryObj {
  return {
    parameters,
    play: Object.values(states).every(({shows}) => shows === 'ready') ? play : undefined,
    render: () => {
      const grid = box('div', `states ${size}`);
      for (const [name, state] of Object.entries(states)) grid.append(figure(name, stateElement(tag, state)));
      return grid;
    },
  };
}

/** One state at every width from a narrow column to a wide page. */
export function widthSheet(tag: string, state: State): StoryObj {
  return {
    parameters, play,
    render: () => scroller('Widget at every width', box('div', 'widths', ...widths.map((width) => {
      const frame = figure(`${width} px`, stateElement(tag, state));
      frame.style.inlineSize = `${width}px`;
      return frame;
    }))),
  };
}

/** Every theme, light and dark; from right to left in Arabic. */
export function themeMatrix(tag: string, state: State, size: Size = 'small', dir: 'ltr' | 'rtl' = 'ltr'): StoryObj {
  const cell = (theme: string, scheme: string) => {
    const themed = box('div', 'themed', figure(`${theme}, ${scheme}`, stateElement(tag, state)));
    Object.assign(themed.dataset, {crmTheme: theme, crmScheme: scheme});
    return Object.assign(themed, {dir, lang: dir === 'rtl' ? 'ar' : 'en'});
  };
  const cells = () => themes.flatMap(({name}) => ['light', 'dark'].map((scheme) => cell(name, scheme)));
  return {parameters, play, render: () => scroller('Widget in every theme', box('div', `matrix ${size}`, ...cells()))};
}

/** One state in each language of the kit, each under a `lang` of its own. */
export function languageSheet(tag: string, state: State, size: Size = 'small'): StoryObj {
  const cell = (lang: string) => Object.assign(figure(languageName(lang), stateElement(tag, state)), {lang, dir: directionOf(lang)});
  return {parameters, play, render: () => box('div', `states ${size}`, ...languages.map(cell))};
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
