import {executeServerCommand, setViewport} from '@web/test-runner-commands';
import {isLong} from '../../packages/testing/src/runs.js';
import {ShownBreakdown, breakdownStates} from '../../packages/widgets/src/breakdown/breakdown-states.js';
import {ShownCohortRetention, cohortStates} from '../../packages/widgets/src/cohort-retention/cohort-retention-states.js';
import {ShownDoctor, doctorStates} from '../../packages/widgets/src/doctor/doctor-states.js';
import {ShownFunnel, funnelStates} from '../../packages/widgets/src/funnel/funnel-states.js';
import {ShownKpi, kpiStates} from '../../packages/widgets/src/kpi/kpi-states.js';
import {settle, testBox} from '../../packages/widgets/src/shared/test-page.js';
import type {CrmWidget} from '../../packages/widgets/src/shared/widget-element.js';
import {ShownTrend, trendStates} from '../../packages/widgets/src/trend/trend-states.js';

/** What the modules of states say of one, whatever its widget. */
export interface State {
  readonly answers: readonly unknown[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly pinned?: readonly string[];
  readonly shows: string;
}

/** One widget in one of its states. */
export interface Case {
  readonly tag: string;
  readonly name: string;
  readonly state: State;
}

/** Where and how a widget stands. */
export interface Place {
  readonly width?: number | 'page';
  readonly dir?: string;
  readonly lang?: string;
  readonly theme?: string | null;
  readonly scheme?: 'light' | 'dark';
}

export type Shown = CrmWidget<never> & {answers: readonly unknown[] | {list: readonly unknown[]}};

const widgets: Readonly<Record<string, readonly [CustomElementConstructor, Readonly<Record<string, State>>]>> = {
  'shown-kpi': [ShownKpi, kpiStates],
  'shown-trend': [ShownTrend, trendStates],
  'shown-breakdown': [ShownBreakdown, breakdownStates],
  'shown-funnel': [ShownFunnel, funnelStates],
  'shown-cohort-retention': [ShownCohortRetention, cohortStates],
  'shown-doctor': [ShownDoctor, doctorStates],
};

for (const [tag, [element]] of Object.entries(widgets)) customElements.define(tag, element);

/** Every state of every widget. */
export const cases: readonly Case[] = Object.entries(widgets).flatMap(([tag, [, states]]) =>
  Object.entries(states).map(([name, state]) => ({tag, name, state})));

/** Of every widget the first of each kind of state: ready, loading, partial, stale, empty, unsupported, error. */
export const mainCases: readonly Case[] = [...new Map(
  cases.toReversed().map((each) => [`${each.tag} ${each.state.shows}`, each]),
).values()].reverse();

/** What is looked at: every state in the long form, the main ones in the quick form. */
export const looked: readonly Case[] = isLong ? cases : mainCases;

/** Of these the ones with a picture. */
export const pictures: readonly Case[] = looked.filter(({state}) => state.shows === 'ready' || state.shows === 'partial');

export function caseOf(tag: string, name = 'ready'): Case {
  return cases.find((each) => each.tag === tag && each.name === name)!;
}

/** Puts a widget on the page and waits for its state and its width, never for a time. */
export async function show({tag, state}: Case, place: Place = {}): Promise<Shown> {
  const el = document.createElement(tag) as Shown;
  if ('list' in el.answers) el.answers.list = state.answers;
  else el.answers = state.answers;
  for (const [name, value] of Object.entries({loading: 'eager', ...state.attributes})) el.setAttribute(name, value);
  boxFor(place).append(el);
  if (state.shows === 'loading') await settle(el);
  else await el.whenReady().catch(() => undefined);
  if (state.shows === 'stale') await el.refresh().catch(() => undefined);
  await drawn(el);
  if (!state.pinned) return el;
  for (const from of state.pinned) el.shadowRoot!.querySelector<HTMLElement>(`[data-pin="${from}"]`)!.click();
  await drawn(el);
  return el;
}

function boxFor({width = 480, dir = 'ltr', lang = 'en', theme = null, scheme = 'light'}: Place): HTMLElement {
  const box = testBox();
  Object.assign(box, {dir, lang, className: theme ? `crm-theme-${theme}` : ''});
  box.dataset['crmScheme'] = scheme;
  Object.assign(box.style, {
    width: width === 'page' ? 'auto' : `${width}px`, colorScheme: scheme, background: 'var(--crm-color-surface, Canvas)', color: 'CanvasText',
  });
  return box;
}

/** Waits until what follows its own width was drawn for it; what fades in is there at once. */
export async function drawn(el: Shown): Promise<void> {
  await nextFrame();
  await nextFrame();
  await settle(el);
  for (const each of el.shadowRoot!.getAnimations()) if (each instanceof CSSTransition) each.finish();
}

export function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => { requestAnimationFrame(resolve); });
}

/** What the page is told of its visitor, until the test is over. */
export async function told(features: Readonly<Record<string, string>>, media = ''): Promise<void> {
  await executeServerCommand('page-media', {media, features});
}

/** To be called in a suite that changes the page; afterwards it is as before. */
export function restoresPage(): void {
  afterEach(async () => {
    document.adoptedStyleSheets = [];
    await told({});
  });
  after(() => setViewport({width: 1200, height: 900}));
}

/** All elements within a widget that take room. */
export function laidOut(el: Element, selector = '*'): HTMLElement[] {
  return [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter((each) =>
    each.checkVisibility({visibilityProperty: true}) && each.getClientRects().length > 0 && !each.closest('.unseen'));
}

/** All that the tab key could reach, or a pointer would press. */
export function operable(el: Element): HTMLElement[] {
  return laidOut(el, 'button, summary, select, input, a[href], [tabindex], [role=slider], [role=button]');
}

/** How a test calls an element. */
export function nameOf(each: Element): string {
  const said = each.textContent!.replace(/\s+/g, ' ').trim().slice(0, 40);
  return `${each.localName}${each.getAttribute('class') ? `.${each.getAttribute('class')!.trim().split(' ').join('.')}` : ''} ${said}`.trim();
}

/** Opens all that a press opens in place. */
export async function unfold(el: Shown): Promise<void> {
  for (const details of el.shadowRoot!.querySelectorAll('details')) details.open = true;
  await drawn(el);
}
