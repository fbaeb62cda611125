import type {Decorator} from '@storybook/web-components-vite';
import {render} from 'lit';
import {addons} from 'storybook/preview-api';
import type {Toolbar} from './toolbar.js';

const modules = import.meta.glob<{readonly toolbar: Toolbar}>('./toolbars/*.ts', {eager: true});
const toolbars = Object.values(modules).map(({toolbar}) => toolbar).sort((a, b) => a.place - b.place);

type Globals = Readonly<Record<string, unknown>>;

export const globalTypes = Object.fromEntries(toolbars.map(({name, type}) => [name, type]));
export const initialGlobals = Object.fromEntries(toolbars.map(({name, initial}) => [name, initial]));

/** Puts every choice where it belongs. A story that none touches is left as it came, so that it keeps its elements. */
export const withToolbars: Decorator = (story, {globals, viewMode, canvasElement}) => {
  apply('page', globals, document.documentElement);
  const isAlone = viewMode !== 'docs';
  if (isAlone) apply('canvas', globals, document.documentElement);
  renew(canvasElement as HTMLElement, globals);
  const chosen = toolbars.filter(({to, name, initial}) =>
    (to === 'story' || (to === 'canvas' && !isAlone)) && choiceOf(globals, name, initial) !== initial);
  if (chosen.length === 0) return story() as ReturnType<Decorator>;
  const root = document.createElement('div');
  render(story(), root);
  for (const {name, initial, apply: put} of chosen) put(choiceOf(globals, name, initial), root);
  return root;
};

/** With which choices that make a story begin again a canvas was filled. */
const begun = new WeakMap<HTMLElement, string>();

/** A story that keeps its elements would keep what they have read, too. */
function renew(canvas: HTMLElement, globals: Globals): void {
  const choices = toolbars.filter(({begins}) => begins).map(({name, initial}) => choiceOf(globals, name, initial)).join();
  if ((begun.get(canvas) ?? choices) !== choices) canvas.replaceChildren();
  begun.set(canvas, choices);
}

let latest: Globals = {};

/** What stands on a page of text itself, within `data-canvas`, has no story that would be decorated. */
export function applyToCanvases(): void {
  for (const canvas of document.querySelectorAll<HTMLElement>('[data-canvas]')) apply('canvas', latest, canvas);
}

/** Pages of text have no story that would be decorated. */
export function followGlobals(): void {
  void addons.ready().then((channel) => {
    for (const event of ['setGlobals', 'globalsUpdated']) {
      channel.on(event, ({globals}: {readonly globals: Globals}) => {
        latest = globals;
        apply('page', globals, document.documentElement);
        applyToCanvases();
      });
    }
  });
}

function apply(to: Toolbar['to'], globals: Globals, root: HTMLElement): void {
  for (const toolbar of toolbars) {
    if (toolbar.to === to) toolbar.apply(choiceOf(globals, toolbar.name, toolbar.initial), root);
  }
}

function choiceOf(globals: Globals, name: string, initial: string): string {
  const chosen = globals[name];
  return typeof chosen === 'string' ? chosen : initial;
}
