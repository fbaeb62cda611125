import {html, nothing, svg, type TemplateResult} from 'lit';
import type {Group, KpiResult} from '@crm-widgets/core';
import {breakdownMessages} from './breakdown-messages.js';
import {periodShape} from '../shared/period-shape.js';
import type {Formats} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';

export interface BreakdownOptions {
  readonly formats: Formats;
  readonly messages: Messages;
  /** Title of the metric. */
  readonly title: string;
  readonly dimension: string;
  /** All groups are shown, however many. */
  readonly all: boolean;
  readonly onPick: (key: string) => void;
  readonly onMore: () => void;
  /** Groups of fewer entities are a small base. */
  readonly minN?: number | undefined;
}

/** Groups shown before a person asks for all. */
const MOST = 12;

/** Fewer entities than this are too few to lean on, unless `minN` says otherwise; metrics.md 0.5. */
const SMALL_BASE = 5;

/**
 * A bar a group in the order given, from zero, with its value, and its share where groups add up to the whole.
 * Bars stand in a real table.
 * Reads its arguments alone: no fetch, no clock, no document.
 */
export function breakdownChart(result: KpiResult, options: BreakdownOptions): TemplateResult {
  const {formats, messages, dimension, all} = options;
  const groups = result.groups ?? [];
  const most = all ? groups.length : MOST;
  const shares = sharesOf(result);
  const bar = barOf(groups);
  const like = Math.max(...groups.map(({current}) => Math.abs(current.value ?? 0)), 0);
  return html`<table class="bars">
    <caption class="unseen">${sentence(result, options)}</caption>
    <thead class="unseen"><tr><th scope="col">${dimension}</th><th scope="col">${messages.value}</th>
      ${shares ? html`<th scope="col">${messages.share}</th>` : nothing}</tr></thead>
    <tbody>${groups.slice(0, most).map((group, i) => html`<tr>
      <th scope="row"><div class="group">${nameOf(group, result, options)}${bar(group)}</div></th>
      <td class="amount">${amountOf(group.current.value, like, result, formats)}</td>
      ${shares ? html`<td class="muted">${formats.percent(shares[i]!, 0)}</td>` : nothing}</tr>`)}
    </tbody>
  </table>
  ${result.period ? html`<p class="muted">${when(result, options)}</p>` : nothing}
  ${groups.length > most
    ? html`<button type="button" class="more" @click=${options.onMore}>${messages.more(groups.length - most, formats.count(groups.length - most))}</button>`
    : nothing}`;
}

/**
 * A value with the digits of the largest. What is small beside millions has its own, as three that count would be too many, and an
 * amount below one is not written as none.
 */
function amountOf(value: number | null, like: number, result: KpiResult, formats: Formats): string {
  const size = Math.abs(value ?? 0);
  const isMoney = result.unit === 'money';
  if (formats.style !== 'auto' || (!isMoney && result.unit !== 'count')) return formats.value(value, result, {like});
  if (isMoney && size > 0 && size < 0.1) return formats.value(value, result, {style: {maximumSignificantDigits: 2}});
  const isApart = like >= 1_000_000 ? size < 1000 : isMoney && size > 0 && size < 1;
  return formats.value(value, result, {like: isApart ? size : like});
}

function when({period, current}: KpiResult, {formats, messages}: BreakdownOptions): string {
  return `${formats.period(period!)}${current.isPartial ? ` · ${messages.unfinished}` : ''}`;
}

function sentence(result: KpiResult, {formats, messages, title, dimension}: BreakdownOptions): string {
  const groups = result.groups ?? [];
  const [first] = groups;
  return breakdownMessages(messages.language).sentence({
    title, dimension, groups: groups.length,
    period: result.period && messages.within(formats.period(result.period), periodShape(result.period)),
    first: first ? {name: first.key || messages.missing(result.metric),
      value: formats.value(first.current.value, result, {style: 'full'})} : null,
  });
}

/** Each group's part of the whole; null unless they are amounts or counts that add up to it. */
export function sharesOf({groups, current, unit}: KpiResult): number[] | null {
  const values = (groups ?? []).map((group) => group.current.value ?? 0);
  const whole = current.value ?? 0;
  const sum = values.reduce((total, value) => total + value, 0);
  const additive = (unit === 'money' || unit === 'count') && whole > 0 && values.every((value) => value >= 0)
    && Math.abs(sum - whole) <= whole * 1e-6;
  return additive ? values.map((value) => value / whole) : null;
}

function nameOf(group: Group, result: KpiResult, options: BreakdownOptions): TemplateResult {
  const few = baseOf(group, result, options);
  return html`<button type="button" class="name" @click=${() => options.onPick(group.key)}><bdi>${group.key
    || options.messages.missing(result.metric)}</bdi></button>
    ${few === null ? nothing : html`<span class="few">${few}</span>`}`;
}

/** What is to be known of a group that rests on few: how many, or what was spent where nobody was won. */
function baseOf({current}: Group, result: KpiResult, {formats, messages, minN = SMALL_BASE}: BreakdownOptions): string | null {
  const {n, numerator, value} = current;
  if (result.metric === 'cac' && value === null && numerator !== null && numerator > 0) {
    return breakdownMessages(messages.language).spent(formats.value(numerator, result));
  }
  return n !== null && n < minN ? `${messages.sample(formats.count(n))} · ${messages.smallBase}` : null;
}

/** Bars to one scale that holds zero; to the other side of it for what is below. */
function barOf(groups: readonly Group[]): (group: Group) => unknown {
  const values = groups.map(({current}) => current.value ?? 0);
  const low = Math.min(0, ...values);
  // Where all are zero there is no length to share out.
  const span = Math.max(0, ...values) - low || 1;
  const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;
  return ({current: {value}}) => {
    const [from, until] = [Math.min(value ?? 0, 0), Math.max(value ?? 0, 0)];
    return html`<svg part="bar" class="bar ${(value ?? 0) < 0 ? 'below' : ''}" aria-hidden="true">${svg`
      <rect class="track" width="100%" height="100%" rx="3"></rect>
      <rect class="fill" x=${percent((from - low) / span)} width=${percent((until - from) / span)} height="100%"
        rx="3"></rect>`}</svg>`;
  };
}
