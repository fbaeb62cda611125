import {max, scaleLinear} from 'd3';
import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import type {Step} from '@crm-widgets/core';
import {intervalWhisker} from '@crm-widgets/charts';
import {inWords, share, type FunnelVoice, type FunnelWords} from './funnel-words.js';

export interface FunnelChartOptions extends FunnelVoice {
  /** CSS pixels there are; decides whether names stand beside the bars or above them. */
  readonly width?: number;
  /** Id of the step that the tab key reaches; default the first. */
  readonly current?: string | null;
}

/** Heights in em, so that the bars follow the size of the text; funnel-styles.ts gives the rows the same. */
interface Layout {
  readonly name: 'beside' | 'above' | 'narrow';
  /** From this width on, CSS pixels. */
  readonly from: number;
  /** From the top of one step to the top of the next. */
  readonly pitch: number;
  /** Of a bar, and from the top of its step to its own. */
  readonly bar: number;
  readonly offset: number;
}

/** Where the name and the numbers stand: beside the bar, on one line above it, on two. */
const layouts: readonly Layout[] = [
  {name: 'beside', from: 520, pitch: 4, bar: 2, offset: 0.25},
  {name: 'above', from: 360, pitch: 4.375, bar: 0.875, offset: 1.75},
  {name: 'narrow', from: 0, pitch: 5.75, bar: 0.875, offset: 3.125},
];

/** Where a bar would be shorter than this percentage of the drawing it has so many CSS pixels, if anybody is in it. */
const leastBar = 2;
const leastShare = 0.7;
/** Narrower whiskers are not drawn, CSS pixels. */
const leastWhisker = 14;

/**
 * One bar a step, in the order given, as long as its count; behind it, pale, what the step before had more.
 * Under a step the share that goes on to the next. Reads its arguments alone: no fetch, no clock, no document.
 *
 * Bars are drawn in em and percent and text is laid out by the page, so nothing overlaps at any width or size of text.
 * Each step is a button with its id in `data-step`; its keys and clicks are for the caller to hear.
 */
export function funnelChart(steps: readonly Step[], options: FunnelChartOptions): TemplateResult {
  const {width = 480, words, current} = options;
  const layout = layouts.find(({from}) => width >= from)!;
  const reached = steps.some((step) => step.id === current) ? current : steps[0]?.id;
  return html`
    <div class="funnel ${layout.name}">
      ${layout.name === 'beside' ? columnHeads(words) : nothing}
      <div class="steps" role="toolbar" aria-orientation="vertical" aria-label=${words.steps}>
        ${bars(steps, layout, width, inWords(steps, options))}
        ${steps.map((step, index) => html`
          ${index > 0 ? passage(steps[index - 1]!, step, options) : nothing}
          ${stepButton(step, step.id === reached, options)}`)}
      </div>
    </div>`;
}

function columnHeads(words: FunnelWords): TemplateResult {
  return html`
    <div class="heads" aria-hidden="true">
      <span class="count">${words.reached}</span><span class="share">${words.ofFirst}</span>
    </div>`;
}

function bars(steps: readonly Step[], layout: Layout, width: number, label: string): TemplateResult {
  // || 1, for over an empty domain D3 maps every value to the middle of the range.
  const x = scaleLinear([0, max(steps, (step) => step.count) || 1], [0, 100]);
  const bar = (step: Step, index: number) => {
    const previous = steps[index - 1];
    const y = index * layout.pitch + layout.offset;
    const reach = previous && step.interval?.map((rate) => x(rate * previous.count));
    return svg`
      ${previous && previous.count > step.count ? rect('drop', y, layout.bar, `${x(previous.count)}%`) : nothing}
      ${rect('bar', y, layout.bar, step.count > 0 && x(step.count) < leastShare ? leastBar : `${x(step.count)}%`)}
      ${reach ? whisker(reach, y + layout.bar / 2, width) : nothing}`;
  };
  return html`<svg part="chart" class="bars" role="img" aria-label=${label}>${steps.map(bar)}</svg>`;
}

function rect(role: 'bar' | 'drop', y: number, height: number, width: string | number): SVGTemplateResult {
  return svg`<rect part=${role} class=${role} y=${`${y}em`} width=${width} height=${`${height}em`} rx="3"></rect>`;
}

/** How far a step might reach by chance, percent of the drawing; what is too narrow to read is left to the table. */
function whisker([from = 0, until = 0]: number[], at: number, width: number): SVGTemplateResult | typeof nothing {
  return ((until - from) / 100) * width < leastWhisker ? nothing : intervalWhisker({from, until, at});
}

function passage(from: Step, to: Step, {formats, words}: FunnelVoice): TemplateResult {
  const lost = from.count - to.count;
  const leave = () => html`
    <span class="dot" aria-hidden="true">·</span>
    <span class="leave" dir="auto">${words.leave(formats.count(lost))}</span>`;
  return html`
    <div class="passage">
      <span class="arrow" aria-hidden="true">↓</span>
      <span class="go-on" dir="auto">${words.goOn(share(formats, to.fromPrevious))}</span>
      ${lost > 0 ? leave() : nothing}
    </div>`;
}

function stepButton(step: Step, isCurrent: boolean, {formats, words}: FunnelVoice): TemplateResult {
  return html`
    <button type="button" part="step" class="step" data-step=${step.id} tabindex=${isCurrent ? 0 : -1}>
      <span class="label" title=${step.label} dir="auto">${step.label}</span>
      <span class="count">${formats.count(step.count)}</span>
      <span class="share">${share(formats, step.fromFirst)}<span class="unseen"> ${words.ofFirst}</span></span>
    </button>`;
}
