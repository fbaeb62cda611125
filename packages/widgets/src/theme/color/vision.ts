import {toOklab, type Oklab} from './oklch.js';
import {encoded, linear, type Rgb} from './srgb.js';

type Row = readonly [number, number, number];

export const visions = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Vision = (typeof visions)[number];

/**
 * On linear light, for a cone that is missing altogether.
 * @see Machado, Oliveira, Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision Deficiency,
 *   IEEE Trans. Vis. Comput. Graph. 15(6), 1291-1298; the published matrices for severity 1.0
 */
const matrices: Readonly<Record<Exclude<Vision, 'usual'>, readonly [Row, Row, Row]>> = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** What a colour looks like to them. */
export function seenBy(vision: Vision, rgb: Rgb): Rgb {
  if (vision === 'usual') return rgb;
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const [red, green, blue] = matrices[vision].map((row) =>
    encoded(Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b)))) as [number, number, number];
  return [red, green, blue];
}

/** A colour as each kind of vision has it. */
export type Seen = readonly Oklab[];

export function seen(rgb: Rgb): Seen {
  return visions.map((vision) => toOklab(seenBy(vision, rgb)));
}

/**
 * How far apart two colours are for whom they are closest: the distance in OKLab. CSS Color 4 takes 0.02 for what is just noticed
 * side by side.
 */
export function apart(a: Seen, b: Seen): number {
  return Math.min(...a.map((one, i) => Math.hypot(one[0] - b[i]![0], one[1] - b[i]![1], one[2] - b[i]![2])));
}

/** The least distance of any two of them. */
export function leastApart(colors: readonly Seen[]): number {
  let least = Infinity;
  for (let i = 1; i < colors.length; i++) for (let j = 0; j < i; j++) least = Math.min(least, apart(colors[i]!, colors[j]!));
  return least;
}
