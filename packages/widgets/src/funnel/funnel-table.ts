import {html, nothing, type TemplateResult} from 'lit';
import type {FunnelResult, Step} from '@crm-widgets/core';
import {lostBefore} from './funnel-model.js';
import {difference, share, sideName, type FunnelVoice} from './funnel-words.js';

/** A column of the table: its head, and the cell of a step. */
type Column = readonly [head: string, cell: (step: Step, k: number, steps: readonly Step[]) => string];

/** Every number of the funnel, written as in the chart; then of each group the same. */
export function funnelTable(
  {steps, groups}: Pick<FunnelResult, 'steps' | 'groups'>, sides: readonly (readonly Step[])[] | null, voice: FunnelVoice,
): TemplateResult {
  const {words} = voice;
  const columns = columnsFor([steps, ...(groups ?? []).map((group) => group.steps)].flat(), voice);
  const heads = [...(groups ? [words.group] : []), words.step, ...columns.map(([head]) => head)];
  const named = groups ? (sides ? [] : [{name: words.all, steps}]) : [{name: null, steps}];
  const all = [...named, ...(groups ?? []).map((group) => ({name: sideName(group.key, voice), steps: group.steps}))];
  return html`
    <table>
      <caption>${words.caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      ${all.map(({name, steps: own}) => html`<tbody>${own.map((step, k) => html`
        <tr>
          ${name === null ? nothing : html`<th scope="row"><bdi>${name}</bdi></th>`}
          <th scope="row"><bdi>${step.label}</bdi></th>
          ${columns.map(([, cell]) => html`<td><bdi>${cell(step, k, own)}</bdi></td>`)}
        </tr>`)}</tbody>`)}
    </table>
    ${sides ? comparisonTable(steps, sides, voice) : nothing}`;
}

function comparisonTable(steps: readonly Step[], [a, b]: readonly (readonly Step[])[], voice: FunnelVoice): TemplateResult {
  const {words} = voice;
  return html`<ul class="differences">${steps.slice(1).map((step, k) => html`
    <li><bdi>${step.label}</bdi>: ${difference(a!, b!, k + 1, voice)}</li>`)}</ul>
    <p class="muted">${words.noise}</p>`;
}

/** Of times, and of those still on their way, only where there are any. */
function columnsFor(steps: readonly Step[], {formats, words}: FunnelVoice): Column[] {
  const range = ([low, high]: [number, number]) => words.range(share(formats, low), share(formats, high));
  const time = (seconds: number | null) => formats.value(seconds, {unit: 'duration', currency: null});
  const hasPending = steps.some(({pending}) => pending > 0);
  const lost: Column = [words.lost, (step, k, own) =>
    formats.count(k === 0 ? 0 : Math.max(0, lostBefore({step, previous: own[k - 1]!})))];
  return [
    [words.reached, ({count}) => formats.count(count)],
    [words.ofPrevious, ({fromPrevious}) => share(formats, fromPrevious)],
    [words.ofFirst, ({fromFirst}) => share(formats, fromFirst)],
    [words.interval, ({interval}) => (interval ? range(interval) : share(formats, null))],
    ...(hasPending ? [lost, [words.pending, ({pending}) => formats.count(pending)] satisfies Column] : []),
    ...(steps.some(({medianSeconds}) => medianSeconds !== null) ? [
      [words.median, ({medianSeconds}) => time(medianSeconds)] satisfies Column,
      [words.mean, ({meanSeconds}) => time(meanSeconds)] satisfies Column,
    ] : []),
  ];
}
