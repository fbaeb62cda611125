import {breakdownStates, ShownBreakdown} from '../breakdown/breakdown-states.js';
import {cohortStates, ShownCohortRetention} from '../cohort-retention/cohort-retention-states.js';
import {funnelStates, ShownFunnel} from '../funnel/funnel-states.js';
import {kpiStates, ShownKpi} from '../kpi/kpi-states.js';
import {settle, testBox} from '../shared/test-page.js';
import {ShownTrend, trendStates} from '../trend/trend-states.js';
import type {Scene} from './scene.js';

const shown = {
  'shown-kpi': [ShownKpi, kpiStates], 'shown-trend': [ShownTrend, trendStates], 'shown-breakdown': [ShownBreakdown, breakdownStates],
  'shown-funnel': [ShownFunnel, funnelStates], 'shown-cohort-retention': [ShownCohortRetention, cohortStates],
} as const;
export type Tag = keyof typeof shown;
export const tags = Object.keys(shown) as Tag[];
for (const tag of tags) customElements.define(tag, shown[tag][0]);

interface GivenState {
  readonly answers: unknown;
  readonly attributes?: Record<string, string>;
  readonly pinned?: readonly string[];
}

export interface Widget extends HTMLElement {
  answers: unknown;
  readonly updateComplete: Promise<unknown>;
  whenReady(): Promise<unknown>;
}

export async function mount(tag: Tag, {state = 'ready', width = 640, dir = 'ltr', lang = 'en'} = {}): Promise<Widget> {
  const box = testBox();
  Object.assign(box, {dir, lang});
  box.style.width = `${width}px`;
  const el = document.createElement(tag) as unknown as Widget;
  const {answers, attributes = {}, pinned = []} = (shown[tag][1] as Record<string, GivenState>)[state]!;
  if (typeof el.answers === 'object' && el.answers && 'list' in el.answers) (el.answers as {list: unknown}).list = answers;
  else el.answers = answers;
  for (const [name, value] of Object.entries({loading: 'eager', ...attributes})) el.setAttribute(name, value);
  box.append(el);
  await el.whenReady();
  await settle(el);
  for (const from of pinned) one(el, `[data-pin="${from}"]`).click();
  await el.updateComplete;
  return el;
}

export const all = (el: Element, selector: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
export const one = (el: Element, selector: string) => all(el, selector)[0]!;
export const until = async (holds: () => unknown) => {
  for (let tries = 0; tries < 200 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
};

export async function opened(tag: Tag, options = {}): Promise<Widget> {
  const el = await mount(tag, options);
  one(el, '.tools').click();
  await until(() => one(el, '[role=menuitem]'));
  return el;
}

/** What an act of the menu saves: its name and its content. */
export async function saved(el: Element, act: string): Promise<{name: string; blob: Blob}> {
  const [create, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
  let blob: Blob | null = null;
  let name: string | null = null;
  URL.createObjectURL = (given) => create.call(URL, blob = given as Blob);
  HTMLAnchorElement.prototype.click = function () { name = this.download; };
  try {
    one(el, `[data-act=${act}]`).click();
    await until(() => name);
    return {name: name!, blob: blob!};
  } finally {
    URL.createObjectURL = create;
    HTMLAnchorElement.prototype.click = click;
  }
}

export const textsOf = ({marks}: Scene) => marks.flatMap((mark) => (mark.kind === 'text' ? mark.text : []));
