import {html, nothing, svg, type TemplateResult} from 'lit';

export interface SparkPoint {
  readonly value: number | null;
  /** Not over yet: the way to it is dotted. */
  readonly isPartial: boolean;
}

const WIDTH = 100;
const HEIGHT = 24;
const EDGE = 2;

/**
 * A line without axes, from the lowest value to the highest; a gap where nothing is known, a dot on the last value.
 * Stretches to its box without thickening. For the eye alone: whoever draws it says the same in words.
 */
export function sparkline(points: readonly SparkPoint[]): TemplateResult {
  const places = points.map(({value}, i) => (value === null ? null : place(value, i, points)));
  const open = points.at(-1)?.isPartial ? places.length - 1 : places.length;
  const last = places.findLast((at) => at !== null);
  return html`<svg part="sparkline" class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none"
    aria-hidden="true">
    ${stroke('line', path(places.slice(0, open)))}
    ${open < places.length ? stroke('tail', path(places.slice(open - 1))) : nothing}
    ${last ? stroke('dot', `M${last}h0`) : nothing}
  </svg>`;
}

function stroke(name: string, d: string) {
  return svg`<path class=${name} d=${d} fill="none" vector-effect="non-scaling-stroke"></path>`;
}

function place(value: number, index: number, points: readonly SparkPoint[]): string {
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const low = Math.min(...known);
  const high = Math.max(...known);
  const share = high === low ? 0.5 : (value - low) / (high - low);
  const x = points.length === 1 ? WIDTH / 2 : EDGE + (index / (points.length - 1)) * (WIDTH - 2 * EDGE);
  return `${round(x)} ${round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE))}`;
}

/** A stroke a run of known values; a lone one gets a stroke of no length, which a round cap makes a dot. */
function path(places: readonly (string | null)[]): string {
  return places
    .map((at, i) => {
      if (at === null) return '';
      const starts = i === 0 || places[i - 1] === null;
      const alone = starts && (i + 1 === places.length || places[i + 1] === null);
      return `${starts ? 'M' : 'L'}${at}${alone ? 'h0' : ''}`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
