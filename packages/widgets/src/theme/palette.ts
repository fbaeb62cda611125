import {repaired, standsOut} from './color/contrast.js';
import {fromOklch, type Oklch} from './color/oklch.js';
import type {Rgb} from './color/srgb.js';
import {seriesOf} from './series.js';
import {statusOf, type Status} from './status.js';

export type Scheme = 'light' | 'dark';

/** What a palette is made of. */
export interface Seeds {
  readonly accent: Oklch;
  /** Hue and chroma of greys; a chroma up to 0.03. */
  readonly neutral: {readonly h: number; readonly c: number};
  /** Least contrast of text with its grounds. */
  readonly text: number;
  /** Least contrast of lines and bars with theirs. */
  readonly mark: number;
  /** Lightness of greys, each in [0, 1]. */
  readonly grounds: Readonly<Record<Scheme, Greys>>;
}

/** Lightness of each grey. */
export interface Greys {
  readonly page: number;
  readonly surface: number;
  readonly tip: number;
  readonly track: number;
  readonly border: number;
  readonly ink: number;
  readonly muted: number;
}

export const greys: Readonly<Record<Scheme, Greys>> = {
  light: {page: 0.972, surface: 1, tip: 1, track: 0.93, border: 0.895, ink: 0.24, muted: 0.49},
  dark: {page: 0.175, surface: 0.22, tip: 0.27, track: 0.295, border: 0.345, ink: 0.94, muted: 0.755},
};

/** Colours of one scheme. */
export interface Palette extends Readonly<Record<keyof Greys | keyof Status | 'accent', Rgb>> {
  readonly series: readonly Rgb[];
  readonly sequential: readonly Rgb[];
  readonly diverging: readonly Rgb[];
}

/** The colours of a scheme, each with the contrast that it needs. Reads its arguments alone. */
export function paletteOf(seeds: Seeds, scheme: Scheme): Palette {
  const {neutral, mark, text} = seeds;
  const away = scheme === 'light' ? 'darker' : 'lighter';
  const grey = (l: number) => fromOklch({l, c: l === 1 ? 0 : neutral.c, h: neutral.h});
  const greyAt = seeds.grounds[scheme];
  const [page, surface, tip, track] = [greyAt.page, greyAt.surface, greyAt.tip, greyAt.track].map(grey) as [Rgb, Rgb, Rgb, Rgb];
  const read = (l: number) => fromOklch(repaired({...neutral, l}, [page, surface, tip, track], text, away));
  const accent = repaired(calm(seeds.accent, scheme), [page, surface, tip, track], mark, away);
  const isText = (color: Rgb) => standsOut(color, [page, surface, tip], text) && standsOut(color, [track], mark);
  const isMark = (color: Rgb) => standsOut(color, [page, surface, track], mark);
  return {
    page, surface, tip, track, border: grey(greyAt.border), ink: read(greyAt.ink), muted: read(greyAt.muted),
    accent: fromOklch(accent), ...statusOf(accent, isText),
    series: seriesOf(accent, isMark), ...scalesOf(accent, greyAt, neutral),
  };
}

/** Data has some distance from its ground, also where the least contrast would let it come nearer. */
function calm(accent: Oklch, scheme: Scheme): Oklch {
  return {...accent, l: scheme === 'light' ? Math.min(accent.l, 0.64) : Math.max(accent.l, 0.66)};
}

/** Hues that the low end of a diverging scale is chosen from: the one across from the accent's on the axis of blue and orange. */
const LOW_HUES = [55, 255];

function scalesOf(accent: Oklch, {track}: Greys, neutral: Seeds['neutral']): Pick<Palette, 'sequential' | 'diverging'> {
  const from: Oklch = {l: track, ...neutral};
  const turn = (h: number) => Math.abs(((h - accent.h + 540) % 360) - 180);
  const low = {...accent, c: Math.max(accent.c, 0.11), h: LOW_HUES.toSorted((a, b) => turn(b) - turn(a))[0]!};
  const high = {...accent, c: Math.max(accent.c, 0.05)};
  return {
    sequential: steps(7, (share) => between(from, accent, share)),
    diverging: steps(7, (share) => (share < 0.5 ? between(from, low, 1 - 2 * share) : between(from, high, 2 * share - 1))),
  };
}

function steps(count: number, at: (share: number) => Oklch): Rgb[] {
  return Array.from({length: count}, (_, i) => fromOklch(at(i / (count - 1))));
}

/** On the way from a grey: its hue is that of where it leads. */
function between(grey: Oklch, end: Oklch, share: number): Oklch {
  return {l: grey.l + (end.l - grey.l) * share, c: grey.c + (end.c - grey.c) * share, h: end.h};
}
