import {InputError, type FunnelResult, type Step} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {CrmFunnel} from './funnel-element.js';

/** A funnel that is given its answers, one a run; it never has the last one of a list that ends in `null`. */
export class ShownFunnel extends CrmFunnel {
  answers: readonly FunnelAnswer[] = [];
  #runs = 0;

  protected override get needsSource(): boolean {
    return false;
  }

  protected override async answer(): Promise<Outcome<FunnelResult>> {
    const answer = this.answers[Math.min(this.#runs++, this.answers.length - 1)] ?? null;
    if (answer === null) return new Promise(() => {});
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

/** What a run comes to: a picture, a fault, or null for one that goes on. */
export type FunnelAnswer = Outcome<FunnelResult> | Error | null;

export interface FunnelState {
  readonly answers: readonly FunnelAnswer[];
  readonly attributes?: Readonly<Record<string, string>>;
  /** `widgetState` in the end; stale comes with a refresh. */
  readonly shows: 'loading' | 'ready' | 'partial' | 'stale' | 'empty' | 'error' | 'unsupported';
}

type Counted = readonly [label: string, count: number, interval?: [number, number]];

/** Steps from names and counts, with the rates they make. */
export function stepsFrom(counts: readonly Counted[]): Step[] {
  const ratio = (part: number, of: number | undefined) => (of ? part / of : null);
  return counts.map(([label, count, interval], index) => ({
    id: label, label, count, interval: interval ?? null,
    fromPrevious: index === 0 ? null : ratio(count, counts[index - 1]![1]), fromFirst: ratio(count, counts[0]![1]),
    medianSeconds: null, meanSeconds: null, pending: 0,
  }));
}

/** The 8 800 opportunities of the sales board; intervals after Wilson, 95 %. */
const salesSteps = stepsFrom([
  ['Prospecting', 8800], ['Engaging', 8300, [0.93816, 0.94783]], ['Won', 4238, [0.49984, 0.52135]],
]);

/** As many steps as a funnel has, with names as long as people make them. */
export const longSteps = stepsFrom([
  ['Saw the landing page of the autumn campaign about Rindfleischetikettierungsüberwachung', 1_204_567],
  ['Signed up', 240_912, [0.199, 0.201]],
  ['Confirmed the address they gave by following the link in the letter', 198_000, [0.82, 0.824]],
  ['Added to cart', 45_012, [0.225, 0.229]], ['Started checkout', 22_100, [0.486, 0.496]],
  ['Entered payment details', 18_230, [0.82, 0.83]],
  ['Purchased', 15_200, [0.828, 0.839]], ['Came back', 9100, [0.59, 0.607]],
  ['Purchased a second time', 4300, [0.462, 0.483]],
  ['Left a review', 310, [0.065, 0.08]], ['Recommended', 41, [0.099, 0.174]], ['Ambassador', 9, [0.12, 0.367]],
]);

const card = {title: 'Funnel', tables: []};
const fault = new InputError({
  code: 'E_HTTP_404', where: ['crm-table deals', 'deals.csv'],
  what: 'the server answered 404, wanted a file', mend: 'Put the file at that address, or correct src',
});
const refused = new InputError({
  code: 'E_CSP_WORKER', where: ['this page'], what: 'its policy refuses workers',
  mend: "Add worker-src 'self' to the policy",
});

function shown(steps: Step[], more: Partial<FunnelResult> = {}): Outcome<FunnelResult> {
  const result = {steps, overall: steps.at(-1)?.fromFirst ?? null, groups: null, warnings: [], ...more};
  return {result, state: 'ready', emptiness: null, card};
}

function empty(kind: 'no_rows' | 'none_in_period' | 'filtered_out'): Outcome<FunnelResult> {
  const lastDay = kind === 'none_in_period' ? '2017-12-31' : null;
  return {...shown([]), state: 'empty', emptiness: {kind, table: 'deals', lastDay}};
}

const sales = shown(salesSteps, {
  warnings: [
    {code: 'undated_deals', message: '500 deals have no date of creation.', table: 'deals', count: 500},
    {code: 'lost_stage_unknown', message: '2473 lost deals do not say where.', table: 'deals', count: 2473},
  ],
});

const few = shown(stepsFrom([['Lead', 10], ['Demo', 8, [0.4902, 0.9433]], ['Won', 3, [0.1368, 0.6943]]]));
const [visit, signup, purchase] = stepsFrom([['Visit', 400], ['Signup', 120, [0.257, 0.347]], ['Purchase', 30, [0.181, 0.335]]]);
const timed = shown([
  visit!, {...signup!, medianSeconds: 90, meanSeconds: 3700, pending: 41},
  {...purchase!, medianSeconds: 259_200, meanSeconds: 302_400, pending: 12},
]);
const growing = shown(stepsFrom([['Visit', 400], ['Trial', 90], ['Purchase', 120]]));
const deserted = shown(stepsFrom([['Visit', 40], ['Trial', 0], ['Purchase', 0]]));

/** A funnel of three steps with its intervals, and those who may still come. */
function trial(visits: number, signups: number, purchases: number, pending = 0): Step[] {
  const [visit, signup, purchase] = stepsFrom([
    ['Visit', visits], ['Signup', signups, wilson(signups, visits)], ['Purchase', purchases, wilson(purchases, signups)],
  ]);
  return [visit!, {...signup!, pending, medianSeconds: 5400, meanSeconds: 9000}, {...purchase!, pending, medianSeconds: 259_200, meanSeconds: 302_400}];
}

/** Wilson's interval, 95 %. */
function wilson(part: number, of: number): [number, number] {
  const [p, z2] = [part / of, 3.841459 / of];
  const reach = 1.959964 * Math.sqrt((p * (1 - p) + z2 / 4) / of);
  return [(p + z2 / 2 - reach) / (1 + z2), (p + z2 / 2 + reach) / (1 + z2)];
}

const grouped = shown(trial(4210, 1530, 402, 60), {groups: [
  {key: 'web', steps: trial(2100, 900, 260, 20)}, {key: 'ads', steps: trial(1300, 380, 70, 20)}, {key: 'partner', steps: trial(500, 180, 60, 10)},
  {key: 'A newsletter with a long name that nobody cut short', steps: trial(200, 50, 8, 5)}, {key: '', steps: trial(90, 16, 3, 5)},
  {key: 'fair', steps: trial(20, 4, 1)},
]});
const segmented = shown(trial(3400, 1280, 330), {
  groups: [{key: 'web', steps: trial(2100, 900, 260)}, {key: 'ads', steps: trial(1300, 380, 70)}],
});
const periods = shown(trial(2100, 900, 260), {groups: [
  {key: '2024-05-01..2024-05-31', steps: trial(2100, 900, 260)}, {key: '2024-04-01..2024-04-30', steps: trial(2050, 870, 248)},
]});
const tiny = shown(trial(24, 9, 3), {groups: [{key: 'web', steps: trial(14, 6, 2)}, {key: 'ads', steps: trial(10, 3, 1)}]});

/** Every state of the funnel, for stories and tests alike. */
export const funnelStates = {
  'loading': {answers: [null], shows: 'loading'},
  'ready': {answers: [sales], shows: 'ready'},
  'few': {answers: [few], shows: 'ready'},
  'with times': {answers: [timed], shows: 'ready'},
  'twelve long steps': {answers: [shown(longSteps)], shows: 'ready'},
  'a step that grows': {answers: [growing], shows: 'ready'},
  'nobody after the first': {answers: [deserted], shows: 'ready'},
  'who may still come': {answers: [shown(trial(2100, 900, 260, 240))], shows: 'ready'},
  'groups': {answers: [grouped], attributes: {by: 'source'}, shows: 'ready'},
  'two segments': {answers: [segmented], attributes: {by: 'source', segments: 'web, ads'}, shows: 'ready'},
  'two periods': {answers: [periods], attributes: {compare: 'previous'}, shows: 'ready'},
  'too few to compare': {answers: [tiny], attributes: {by: 'source', segments: 'web, ads'}, shows: 'ready'},
  'abandonment': {answers: [shown(trial(2100, 900, 260, 240))], attributes: {view: 'abandonment'}, shows: 'ready'},
  'standing': {answers: [shown(trial(2100, 900, 260, 240))], attributes: {orientation: 'vertical'}, shows: 'ready'},
  'twelve long steps, standing': {answers: [shown(longSteps)], attributes: {orientation: 'vertical'}, shows: 'ready'},
  'partial': {
    answers: [{
      ...sales, state: 'partial',
      card: {title: 'Funnel', tables: [{name: 'deals', report: {
        read: 8812, accepted: 8800, rejected: 12, skipped: 0,
        reasons: [{code: 'bad_date', column: 'created_at', count: 12, firstLine: 104}],
      }}]},
    }],
    shows: 'partial',
  },
  'stale': {answers: [sales, fault], shows: 'stale'},
  'empty: no rows': {answers: [empty('no_rows')], shows: 'empty'},
  'empty: none in the period': {answers: [empty('none_in_period')], shows: 'empty'},
  'empty: all filtered out': {answers: [empty('filtered_out')], shows: 'empty'},
  'unsupported': {answers: [refused], shows: 'unsupported'},
  'error': {answers: [fault], shows: 'error'},
} as const satisfies Record<string, FunnelState>;
