import type {Mark} from './scene.js';

/** Where the picture begins on the page, and what was found so far. */
export interface Reading {
  readonly x: number;
  readonly y: number;
  readonly marks: Mark[];
  /** How far it reaches, by the page's own measure. */
  readonly extent: {left: number; right: number; bottom: number};
  readonly opacity: number;
  /** What of it is not cut off, by the page's own measure. */
  readonly clip: DOMRect | null;
}

/** What two boxes have in common. */
export function common(a: DOMRect | null, b: DOMRect): DOMRect {
  if (!a) return b;
  const [x, y] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  return new DOMRect(x, y, Math.max(0, Math.min(a.right, b.right) - x), Math.max(0, Math.min(a.bottom, b.bottom) - y));
}
