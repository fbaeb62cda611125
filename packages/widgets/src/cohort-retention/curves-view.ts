import {html, nothing, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import type {CellPlace} from './cohort-cells.js';
import {cohortCurves, pointAt, type CurvesOptions} from './cohort-curves.js';
import {AVERAGE, averageName, sentenceAt} from './cohort-drawing.js';
import {cohortLabel} from './cohort-words.js';
import {curvesOf, type Curve} from './curve-lines.js';

/** What becomes of a point that is looked at. */
export interface CurvesHost {
  lookAt(place: CellPlace | null): void;
  pick(key: string): void;
  pin(from: string): void;
}

/** The curves, a cursor that goes over their points, and what their lines are. */
export function curvesView(result: CohortResult, options: CurvesOptions, host: CurvesHost): TemplateResult {
  const curves = curvesOf(result, options.averages, options.look.view, options.pinned);
  // What is said of a point stays while the pointer goes onto it.
  return html`<div @pointerleave=${() => host.lookAt(null)}>
    <div class="plot">${cohortCurves(result, options)} ${cursor(result, curves, options, host)}</div>
    ${keys(result, curves, options)}</div>`;
}

function cursor(result: CohortResult, curves: readonly Curve[], options: CurvesOptions, host: CurvesHost): unknown {
  if (curves.length === 0) return nothing;
  const at = options.active ?? {from: curves[0]!.from, period: curves[0]!.points[0]!.period};
  const points = (curves.find(({from}) => from === at.from) ?? curves[0]!).points;
  const point = (event: PointerEvent) => host.lookAt(pointedAt(result, event, options));
  return html`<div class="cursor" role="slider" tabindex="0" aria-label=${options.words.periodsAfter(result.grain)}
    aria-valuemin=${points[0]!.period} aria-valuemax=${points.at(-1)!.period} aria-valuenow=${at.period}
    aria-valuetext=${sentenceAt(result, options.averages, at, options)}
    @keydown=${(event: KeyboardEvent) => press(event, curves, at, options, host)}
    @pointermove=${point} @pointerdown=${point} @blur=${() => host.lookAt(null)}
    @focus=${() => host.lookAt(options.active ?? at)} @click=${() => pick(options.active, host)}></div>`;
}

function pointedAt(result: CohortResult, event: PointerEvent, options: CurvesOptions): CellPlace | null {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const scale = options.width / box.width;
  return pointAt(result, {x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale}, options);
}

function pick(at: CellPlace | null, host: CurvesHost): void {
  if (at && at.from !== AVERAGE) host.pick(`${at.from}/${at.period}`);
}

/** Along a line by what runs along it, from line to line by what runs across. */
function press(event: KeyboardEvent, curves: readonly Curve[], at: CellPlace, {mirrored}: CurvesOptions, host: CurvesHost): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const index = Math.max(0, curves.findIndex(({from}) => from === at.from));
  const [forward, back] = mirrored ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  switch (event.key) {
    case forward: host.lookAt(along(curves[index]!, at.period + 1)); break;
    case back: host.lookAt(along(curves[index]!, at.period - 1)); break;
    case 'Home': host.lookAt(along(curves[index]!, 0)); break;
    case 'End': host.lookAt(along(curves[index]!, Infinity)); break;
    case 'ArrowDown': host.lookAt(along(curves[Math.min(curves.length - 1, index + 1)]!, at.period)); break;
    case 'ArrowUp': host.lookAt(along(curves[Math.max(0, index - 1)]!, at.period)); break;
    case 'Escape': host.lookAt(null); break;
    case 'p': case 'P': if (at.from !== AVERAGE) host.pin(at.from); break;
    case 'Enter': case ' ': pick(at, host); break;
    default: return;
  }
  event.preventDefault();
}

/** The point of a line nearest to a period. */
function along({from, points}: Curve, period: number): CellPlace {
  const within = Math.min(points.at(-1)!.period, Math.max(points[0]!.period, period));
  const nearest = points.reduce((best, point) => (Math.abs(point.period - within) < Math.abs(best.period - within) ? point : best));
  return {from, period: nearest.period};
}

function keys(result: CohortResult, curves: readonly Curve[], options: CurvesOptions): TemplateResult {
  const {views, pinned, formats, look, averages, active} = options;
  const average = curves[0]?.from === AVERAGE ? curves[0] : null;
  const key = (name: string, text: string) => html`<span class="line-key"><i class="key ${name}" aria-hidden="true"></i><bdi>${text}</bdi></span>`;
  return html`<div part="legend" class="legend">
    ${average ? key('mean', averageName(options, result)) : nothing}
    ${average?.points.some(({interval}) => interval) ? key('range', views.band) : nothing}
    ${pinned.map((from, side) => key(`key-${side}`, cohortLabel(formats, from, result.grain)))}
    ${look.view === 'curves' ? key('curve', views.oneLine) : nothing}
    <span class="readout" aria-hidden="true">${active ? sentenceAt(result, averages, active, options) : ''}</span>
  </div>`;
}
