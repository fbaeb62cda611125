import {html, nothing, svg, type TemplateResult} from 'lit';
import {legend, passing, pickKey, reach, waiting, written, type FunnelChartOptions} from './funnel-marks.js';
import type {Line} from './funnel-model.js';
import {inWords} from './funnel-words.js';

/** The same as bars that stand: each step a column with its numbers above and its name below, then what goes on to it. */
export function funnelColumns(lines: readonly Line[], options: FunnelChartOptions): TemplateResult {
  const {words} = options;
  const steps = lines.map(({step}) => step);
  return html`
    <div class="funnel standing">
      <div class="steps" role="toolbar" aria-orientation="horizontal" aria-label=${words.steps}>
        <span part="chart" class="unseen" role="img" aria-label=${inWords({steps, groups: null}, options)}></span>
        ${lines.map((line, k) => column(line, k === 0, options))}
      </div>
      ${legend(lines, {groups: null}, options)}
    </div>`;
}

function column(line: Line, isFirst: boolean, options: FunnelChartOptions): TemplateResult {
  const {step, previous, index} = line;
  const {which, label, count, share} = written(line, options);
  const {tab, expanded} = reach(options, pickKey(step.id, which, null), isFirst);
  return html`
    <div class="column">
      <button type="button" part="step" class="step" data-line=${index} data-step=${step.id} data-which=${which}
        tabindex=${tab} aria-expanded=${expanded}>
        <span class="count">${count}</span>
        <span class="share">${share}</span>
        ${standing(line)}
        <span class="label" title=${label} dir="auto">${label}</span>
      </button>
      ${which === 'lost' || !previous ? nothing : passage(line, options)}
      ${waiting(line, options)}
    </div>`;
}

function standing({bar, pending, before}: Line): TemplateResult {
  const rect = (role: string, from: number, until: number) => svg`<rect part=${role} class=${role} width="100%"
    y=${`${(1 - until) * 100}%`} height=${`${(until - from) * 100}%`} rx="3"></rect>`;
  return html`<svg class="box" aria-hidden="true">
    ${before > bar ? rect('drop', 0, before) : nothing}
    ${pending > 0 ? rect('waiting', bar, bar + pending) : nothing}
    ${rect('bar', 0, bar > 0 ? Math.max(bar, 0.01) : 0)}</svg>`;
}

function passage(line: Line, options: FunnelChartOptions): TemplateResult {
  const {step, index} = line;
  const {tab, expanded} = reach(options, pickKey(step.id, 'lost', null), false);
  return html`
    <button type="button" part="passage" class="passage" data-line=${index} data-step=${step.id} data-which="lost"
      tabindex=${tab} aria-expanded=${expanded}>${passing(line, options)}</button>`;
}
