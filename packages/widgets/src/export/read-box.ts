import {paintOf} from './colors.js';
import {reach} from './read-text.js';
import type {Reading} from './reading.js';
import {IDENTITY, rectPath, round, type Mark, type Paint, type PathMark} from './scene.js';

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** Background and borders of a box. */
export function readBox(style: CSSStyleDeclaration, box: DOMRect, reading: Reading): void {
  const {x, y, marks, opacity} = reading;
  if (box.width === 0 || box.height === 0) return;
  const before = marks.length;
  const own = new DOMRect(box.left - x, box.top - y, box.width, box.height);
  const radius = radiusOf(style, own);
  const fill = paintOf(style.backgroundColor, opacity);
  if (fill) marks.push(filled(covered(style, style.backgroundClip.split(', ').at(-1)!, own), radius, fill));
  marks.push(...layers(style, own, radius, opacity), ...borders(style, own, radius, opacity));
  if (marks.length > before) reach(reading, box);
}

/** Images behind a box, the hindmost first: one colour all over, or slanted lines. */
function layers(style: CSSStyleDeclaration, box: DOMRect, radius: number, opacity: number): Mark[] {
  if (style.backgroundImage === 'none') return [];
  const images = style.backgroundImage.split(/, (?=(?:repeating-)?linear-gradient)/);
  const clips = style.backgroundClip.split(', ');
  return images.flatMap((image, k): Mark[] => {
    const colors = image.match(/(?:rgba?|color|oklab|oklch)\([^()]*\)/g) ?? [];
    const paint = colors.map((color) => paintOf(color, opacity)).find((each) => each !== null);
    if (!paint) return [];
    const area = covered(style, clips[k % clips.length]!, box);
    return [image.startsWith('repeating') ? hatch(area, paint) : filled(area, radius, paint)];
  }).reverse();
}

/** As far as a background reaches. */
function covered(style: CSSStyleDeclaration, clip: string, box: DOMRect): DOMRect {
  if (clip === 'border-box') return box;
  const [top, right, bottom, left] = sides.map((side) => (
    widthOf(style, side) + (clip === 'content-box' ? Number.parseFloat(style[`padding${side}`]) : 0))) as [number, number, number, number];
  return new DOMRect(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom);
}

function radiusOf({borderTopLeftRadius}: CSSStyleDeclaration, {width}: DOMRect): number {
  const radius = Number.parseFloat(borderTopLeftRadius) || 0;
  return borderTopLeftRadius.endsWith('%') ? radius / 100 * width : radius;
}

function widthOf(style: CSSStyleDeclaration, side: typeof sides[number]): number {
  return style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]);
}

function borders(style: CSSStyleDeclaration, box: DOMRect, radius: number, opacity: number): Mark[] {
  const drawn = sides.map((side) => ({
    width: widthOf(style, side), paint: paintOf(style[`border${side}Color`], opacity), isDashed: style[`border${side}Style`] === 'dashed',
  }));
  const {width, paint} = drawn[0]!;
  if (drawn.every((side) => side.width === width && side.paint?.color === paint?.color && !side.isDashed)) {
    const path = rectPath(box.x + width / 2, box.y + width / 2, box.width - width, box.height - width, radius - width / 2);
    return width > 0 && paint ? [shape(path, null, paint, width)] : [];
  }
  // Cells of a table have their lines in common, and these stand on their edges; those of others stand within.
  const inset = style.borderCollapse === 'collapse' && style.display === 'table-cell' ? 0 : 0.5;
  const [top, right, bottom, left] = drawn.map((side) => inset * side.width) as [number, number, number, number];
  const lines = [
    `M${box.left} ${box.top + top}h${box.width}`, `M${box.right - right} ${box.top}v${box.height}`,
    `M${box.left} ${box.bottom - bottom}h${box.width}`, `M${box.left + left} ${box.top}v${box.height}`,
  ];
  return drawn.flatMap((side, k) => (side.width > 0 && side.paint
    ? [{...shape(lines[k]!, null, side.paint, side.width), dash: side.isDashed ? [3 * side.width, 2 * side.width] : []}] : []));
}

/** Slanted lines in place of a gradient that repeats. */
function hatch({x, y, width, height}: DOMRect, paint: Paint): Mark {
  // Every four pixels across the lines.
  const step = 4 * Math.SQRT2;
  const lines: string[] = [];
  for (let from = step; from < width + height; from += step) {
    const [x1, y1] = from <= height ? [0, from] : [from - height, height];
    const [x2, y2] = from <= width ? [from, 0] : [width, from - width];
    lines.push(`M${round(x + x1)} ${round(y + y1)}L${round(x + x2)} ${round(y + y2)}`);
  }
  return shape(lines.join(''), null, paint, 1);
}

function filled({x, y, width, height}: DOMRect, radius: number, fill: Paint): PathMark {
  return shape(rectPath(x, y, width, height, radius), fill, null, 0);
}

function shape(d: string, fill: Paint | null, stroke: Paint | null, strokeWidth: number): PathMark {
  return {kind: 'path', d, matrix: IDENTITY, fill, stroke, strokeWidth, dash: [], cap: 'butt', join: 'miter'};
}
