import {nothing, svg, html, type SVGTemplateResult, type TemplateResult} from 'lit';
import {intervalWhisker} from '@crm-widgets/charts';
import type {Lengths} from './funnel-model.js';

/** Where a bar would be shorter than this part of the longest it has so many CSS pixels, if anybody is in it. */
const leastBar = 2;
const leastShare = 0.007;
/** Narrower whiskers are not drawn, CSS pixels. */
const leastWhisker = 14;

export interface BarOptions {
  /** Height in em; funnel-styles.ts gives its row as much. */
  readonly height: number;
  /** CSS pixels that the longest bar has. */
  readonly width: number;
  readonly role?: 'main' | 'first' | 'second' | 'group';
}

/** A lying bar, behind it what may still come and, pale, what the step before had more. */
export function bar(lengths: Lengths, {height, width, role = 'main'}: BarOptions): TemplateResult {
  const {bar: length, pending, before, interval} = lengths;
  return html`<svg class="box ${role}" aria-hidden="true">
    ${before > length ? rect('drop', 0, percent(before), height) : nothing}
    ${pending > 0 ? rect('waiting', percent(length), percent(pending), height) : nothing}
    ${rect('bar', 0, length > 0 && length < leastShare ? leastBar : percent(length), height)}
    ${interval ? whisker(interval, height, width) : nothing}</svg>`;
}

function rect(role: string, x: number | string, width: number | string, height: number): SVGTemplateResult {
  return svg`<rect part=${role} class=${role} x=${x} width=${width} height=${`${height}em`} rx="3"></rect>`;
}

/** How far a step might reach by chance; what is too narrow to read is left to the table. */
function whisker([from, until]: readonly [number, number], height: number, width: number): unknown {
  if ((until - from) * width < leastWhisker) return nothing;
  return intervalWhisker({from: from * 100, until: until * 100, at: height / 2, cap: Math.min(0.3, height * 0.4)});
}

function percent(part: number): string {
  return `${part * 100}%`;
}
