import {html, nothing, type TemplateResult} from 'lit';
import type {FunnelResult, Step} from '@crm-widgets/core';
import {lostBefore, MOST_PARTS, type Line, type Which} from './funnel-model.js';
import {share, timeTaken, type FunnelVoice} from './funnel-words.js';

/** Which funnel is drawn, and how. */
export interface FunnelLook {
  /** `abandonment`: who does not go on. */
  readonly view?: 'reached' | 'abandonment';
  readonly orientation?: 'horizontal' | 'vertical';
}

export interface FunnelChartOptions extends FunnelVoice, FunnelLook {
  /** CSS pixels there are; decides whether names stand beside the bars or above them. */
  readonly width?: number;
  /** Key of what the tab key reaches, as `pickKey` makes it; default the first step. */
  readonly current?: string | null;
  /** Steps of the two that are compared. */
  readonly sides?: readonly (readonly Step[])[] | null;
  /** Key of what the rows are shown of; absent where no rows are to be had. */
  readonly open?: string | null;
}

/** Tells apart whatever of a funnel can be picked. */
export function pickKey(step: string, which: string, group: string | null): string {
  return JSON.stringify([step, which, group]);
}

/** What makes a button of the one tab stop, and says whether its rows are open. */
export function reach({current, open}: FunnelChartOptions, key: string, isFirst: boolean): {tab: 0 | -1; expanded: string | typeof nothing} {
  return {tab: (current ? current === key : isFirst) ? 0 : -1, expanded: open === undefined ? nothing : String(open === key)};
}

/** What is written of a line: its name and its two numbers. */
export interface Written {
  readonly which: Which;
  readonly label: string;
  readonly count: TemplateResult;
  readonly share: TemplateResult;
}

export function written(line: Line, {formats, words, view}: FunnelChartOptions): Written {
  const {step, previous} = line;
  if (view !== 'abandonment') {
    return {
      which: 'reached', label: step.label, count: html`${formats.count(step.count)}`,
      share: html`<bdi dir="ltr">${share(formats, step.fromFirst)}</bdi><span class="unseen"> ${words.ofFirst}</span>`,
    };
  }
  const lost = Math.max(0, lostBefore(line));
  return {
    which: 'lost', label: words.between(previous!.label, step.label),
    count: html`${formats.count(lost)}<span class="unseen"> ${words.lost}</span>`,
    share: html`<bdi dir="ltr">${share(formats, previous!.count === 0 ? null : lost / previous!.count)}</bdi><span class="unseen"> ${words.ofPrevious}</span>`,
  };
}

/** What becomes of those of the step before: who goes on, who does not, and how long it takes. */
export function passing(line: Line, {formats, words}: FunnelChartOptions): TemplateResult {
  const {step} = line;
  const lost = lostBefore(line);
  const isGrown = lost + step.pending < 0;
  const time = timeTaken(step, {formats, words});
  const on = step.fromPrevious === null ? words.noneGoOn : words.goOn(share(formats, step.fromPrevious));
  const more = (text: string, look = '') => html`<span class="more ${look}"><bdi>${text}</bdi></span>`;
  return html`<span class="go-on ${isGrown ? 'grown' : ''}"><bdi>${on}</bdi></span>
    ${isGrown ? more(words.grown, 'grown') : nothing}
    ${lost > 0 ? more(words.leave(formats.count(lost))) : nothing}
    ${time ? more(time, 'time') : nothing}`;
}

/** Who may still come to a step, to be picked apart from who is lost. */
export function waiting({step, index}: Line, options: FunnelChartOptions): unknown {
  if (step.pending === 0) return nothing;
  const {formats, words} = options;
  const {tab, expanded} = reach(options, pickKey(step.id, 'pending', null), false);
  return html`<button type="button" part="pending" class="passage still" data-line=${index} data-step=${step.id} data-which="pending"
    tabindex=${tab} aria-expanded=${expanded}><i aria-hidden="true"></i><span class="go-on"><bdi>${words.wait(formats.count(step.pending), step.pending)}</bdi></span></button>`;
}

/** What thin and dashed bars are, and how many groups have none. */
export function legend(lines: readonly Line[], {groups}: Pick<FunnelResult, 'groups'>, {words, formats}: FunnelChartOptions): unknown {
  const rest = (groups?.length ?? 0) - MOST_PARTS;
  const said = [
    ...(groups?.length ? [words.groupBars] : []), ...(rest > 0 ? [words.moreGroups(formats.count(rest), rest)] : []),
    ...(lines.some(({pending, parts}) => pending > 0 || parts.some((part) => part.pending > 0)) ? [words.dashed] : []),
  ];
  return said.length === 0 ? nothing : html`<p class="parts-note muted"><bdi>${said.join(' ')}</bdi></p>`;
}
