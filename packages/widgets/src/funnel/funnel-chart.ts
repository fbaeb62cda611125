import {html, nothing, type TemplateResult} from 'lit';
import type {FunnelResult} from '@crm-widgets/core';
import {sentenceDirection} from '../shared/sentence-direction.js';
import {bar} from './funnel-bar.js';
import {funnelColumns} from './funnel-columns.js';
import {legend, passing, pickKey, reach, waiting, written, type FunnelChartOptions} from './funnel-marks.js';
import {drops, linesOf, type Line, type Part} from './funnel-model.js';
import {difference, inWords, share, sideName} from './funnel-words.js';

/** Where the name and the numbers stand: beside the bar, on one line above it, on two. */
interface Layout {
  readonly name: 'beside' | 'above' | 'narrow';
  /** From this width on, CSS pixels. */
  readonly from: number;
  /** Height of a bar in em, so that it follows the size of the text. */
  readonly bar: number;
}

const layouts: readonly Layout[] = [
  {name: 'beside', from: 520, bar: 2}, {name: 'above', from: 360, bar: 0.875}, {name: 'narrow', from: 0, bar: 0.875},
];
const partBar = 0.875;
/** A step that stands needs so much, CSS pixels; where there is less, steps lie. */
const leastColumn = 76;
/** What a digit of a count takes, and a letter of a name, of which longer words are broken. */
const [DIGIT, LETTER, LONGEST_WORD] = [9.5, 7.2, 13];

/**
 * One bar a step, in the order given, as long as its count; behind it, pale, what the step before had more, and hatched
 * who may still come. Before a step the share that goes on to it, and who does not. Reads its arguments alone.
 *
 * Bars are drawn in em and percent and text is laid out by the page, so nothing overlaps at any width or size of text.
 * Whatever can be picked is a button with `data-step`, `data-which` and, of a group, `data-group`; its keys and clicks
 * are for the caller to hear.
 */
export function funnelChart(result: Pick<FunnelResult, 'steps' | 'groups'>, options: FunnelChartOptions): TemplateResult {
  const {width = 480, words, view, orientation, sides} = options;
  const isAbandonment = view === 'abandonment';
  const lines = isAbandonment ? drops(result.steps) : linesOf(result);
  const hasParts = lines.some(({parts}) => parts.length > 0);
  if (orientation === 'vertical' && !hasParts && width >= columnWidth(lines, options) * lines.length) return funnelColumns(lines, options);
  const layout = layouts.find(({from}) => width >= from)!;
  return html`
    <div class="funnel ${layout.name}">
      ${layout.name === 'beside' ? heads(options) : nothing}
      <div class="steps" role="toolbar" aria-orientation="vertical" aria-label=${words.steps}>
        <span part="chart" class="unseen" role="img" aria-label=${inWords(result, options)}></span>
        ${lines.map((line, k) => html`
          ${isAbandonment || !line.previous ? nothing : between(line, options)}
          ${sides ? title(line) : stepButton(line, k === 0, layout, options)}
          ${isAbandonment && line.step.pending > 0 ? html`<div class="between">${waiting(line, options)}</div>` : nothing}
          ${line.parts.map((part, p) => partButton(line, part, p, layout, options))}`)}
      </div>
      ${legend(lines, result, options)}
    </div>`;
}

/** What the longest count and the longest word of a name ask of a step that stands. */
function columnWidth(lines: readonly Line[], {formats}: FunnelChartOptions): number {
  const count = Math.max(...lines.map(({step}) => formats.count(step.count).length));
  const word = Math.max(...lines.flatMap(({step}) => step.label.split(/\s+/).map(({length}) => length)));
  return Math.max(leastColumn, count * DIGIT + 8, Math.min(word, LONGEST_WORD) * LETTER + 10);
}

function heads({words, view}: FunnelChartOptions): TemplateResult {
  const [count, rate] = view === 'abandonment' ? [words.lost, words.ofPrevious] : [words.reached, words.ofFirst];
  return html`<div class="heads" aria-hidden="true"><span class="count">${count}</span><span class="share">${rate}</span></div>`;
}

function title({step, index}: Line): TemplateResult {
  return html`<div class="step title" data-line=${index}><span class="label" title=${step.label} dir="auto">${step.label}</span></div>`;
}

function stepButton(line: Line, isFirst: boolean, layout: Layout, options: FunnelChartOptions): TemplateResult {
  const {width = 480} = options;
  const {step, index} = line;
  const {which, label, count, share: part} = written(line, options);
  const {tab, expanded} = reach(options, pickKey(step.id, which, null), isFirst);
  return html`
    <button type="button" part="step" class="step" data-line=${index} data-step=${step.id} data-which=${which}
      tabindex=${tab} aria-expanded=${expanded}>
      <span class="label" title=${label} dir="auto">${label}</span>
      ${bar(line, {height: layout.bar, width: width * barShare(layout)})}
      <span class="count">${count}</span>
      <span class="share">${part}</span>
    </button>`;
}

/** What part of the width bars have, about. */
function barShare({name}: Layout): number {
  return name === 'beside' ? 0.5 : 1;
}

function between(line: Line, options: FunnelChartOptions): TemplateResult {
  return html`<div class="between">${passage(line, options)}${options.sides ? nothing : waiting(line, options)}</div>`;
}

/** What becomes of those of the step before; of two sides how that differs. */
function passage(line: Line, options: FunnelChartOptions): TemplateResult {
  const {step, index} = line;
  const {sides} = options;
  const {tab, expanded} = reach(options, pickKey(step.id, 'lost', null), false);
  const said = sides ? difference(sides[0]!, sides[1]!, index, options) : '';
  return html`
    <button type="button" part="passage" class="passage" data-line=${index} data-step=${step.id} data-which="lost"
      tabindex=${tab} aria-expanded=${expanded}>
      <span class="arrow" aria-hidden="true">↓</span>${sides
        ? html`<span class="go-on"><bdi dir=${sentenceDirection(said)}>${said}</bdi></span>` : passing(line, options)}
    </button>`;
}

function partButton(line: Line, part: Part, k: number, layout: Layout, options: FunnelChartOptions): TemplateResult {
  const {formats, words, sides, width = 480} = options;
  const key = pickKey(line.step.id, 'reached', part.key);
  const {tab, expanded} = reach(options, key, Boolean(sides) && line.index === 0 && k === 0);
  const name = sideName(part.key, options);
  return html`
    <button type="button" part="group" class="part" data-line=${line.index} data-step=${line.step.id} data-which="reached"
      data-group=${part.key} tabindex=${tab} aria-expanded=${expanded}>
      <span class="name" title=${name} dir="auto">${name}</span>
      ${bar(part, {height: partBar, width: width * barShare(layout), role: !sides ? 'group' : k > 0 ? 'second' : 'first'})}
      <span class="count">${formats.count(part.step.count)}</span>
      <span class="share"><bdi dir="ltr">${share(formats, part.step.fromFirst)}</bdi><span class="unseen"> ${words.ofFirst}</span></span>
    </button>`;
}
