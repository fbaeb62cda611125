import {svg, type SVGTemplateResult} from 'lit';

/** Where a horizontal whisker lies: along the axis in percent of the drawing, across it in em. */
export interface Whisker {
  readonly from: number;
  readonly until: number;
  readonly at: number;
  /** From the line to the tip of a cap. */
  readonly cap?: number;
}

/** Line with caps at both ends, above a halo of the surface so that it is seen on a bar and beside it. */
export function intervalWhisker({from, until, at, cap = 0.3}: Whisker): SVGTemplateResult {
  const [start, end, top, bottom, middle] = [`${from}%`, `${until}%`, `${at - cap}em`, `${at + cap}em`, `${at}em`];
  const lines = (role: string) => svg`
    <g class=${role}>
      <line x1=${start} x2=${end} y1=${middle} y2=${middle}></line>
      <line x1=${start} x2=${start} y1=${top} y2=${bottom}></line>
      <line x1=${end} x2=${end} y1=${top} y2=${bottom}></line>
    </g>`;
  return svg`<g part="whisker">${lines('whisker-halo')}${lines('whisker')}</g>`;
}
