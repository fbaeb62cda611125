/** A picture as marks that can be written as SVG and painted on a canvas alike. CSS pixels; colours as `rgb()` with an opacity. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface Paint {
  /** `#rrggbb`. */
  readonly color: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Mark = PathMark | TextMark;

export interface PathMark {
  readonly kind: 'path';
  /** Path data, in its own units. */
  readonly d: string;
  /** From these to those of the picture. */
  readonly matrix: Matrix;
  readonly fill: Paint | null;
  readonly stroke: Paint | null;
  /** In pixels of the picture. */
  readonly strokeWidth: number;
  readonly dash: readonly number[];
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
}

export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  /** Where the line begins, on the right of text that runs from there. */
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly rtl: boolean;
  readonly font: Font;
  readonly fill: Paint;
}

export interface Font {
  readonly family: string;
  readonly size: number;
  readonly weight: string;
  readonly style: string;
  /** Room after each letter beside its own, in pixels. */
  readonly spacing: number;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** A rectangle with rounded corners, as path data. */
export function rectPath(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;
  const [w, h, c] = [round(width - 2 * r), round(height - 2 * r), round(r)];
  return `M${round(x + r)} ${round(y)}h${w}a${c} ${c} 0 0 1 ${c} ${c}v${h}a${c} ${c} 0 0 1 ${-c} ${c}h${-w}`
    + `a${c} ${c} 0 0 1 ${-c} ${-c}v${-h}a${c} ${c} 0 0 1 ${c} ${-c}Z`;
}

/** To a hundredth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
