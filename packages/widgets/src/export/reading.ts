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
