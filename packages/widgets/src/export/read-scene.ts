import {paintOf} from './colors.js';
import type {Reading} from './reading.js';
import {readShape} from './read-shape.js';
import {reach, readText} from './read-text.js';
import {IDENTITY, rectPath, type Mark, type Paint, type PathMark, type Scene} from './scene.js';

/** What is for hands and for ears, and on no paper. */
const left = 'details, button.about, .tools, .switches, .unpin, .rows, .unseen, [popover], [hidden], .ruler, [role="slider"], .progress';

/** Reads what a widget shows off the page, as it stands there: its boxes, its lines of text and its shapes. */
export function readScene(frame: Element): Scene {
  const box = frame.getBoundingClientRect();
  const extent = {left: box.left, right: box.right, bottom: box.top};
  const marks: Mark[] = [];
  readElement(frame, {x: box.left, y: box.top, marks, opacity: 1, clip: null, extent}, true);
  const pad = Number.parseFloat(getComputedStyle(frame).paddingBlockEnd) || 0;
  // What is wider than its widget, as a table that is drawn in whole, makes the picture as wide.
  const before = extent.left < box.left ? box.left - extent.left + pad : 0;
  const after = extent.right > box.right ? extent.right - box.right + pad : 0;
  return {
    // What was left out at the end leaves no hole.
    width: before + box.width + after, height: extent.bottom - box.top + pad,
    marks: before > 0 ? marks.map((mark) => moved(mark, before)) : marks,
  };
}

function moved(mark: Mark, across: number): Mark {
  if (mark.kind === 'text') return {...mark, x: mark.x + across};
  const [a, b, c, d, e, f] = mark.matrix;
  return {...mark, matrix: [a, b, c, d, e + across, f]};
}

function readElement(element: Element, reading: Reading, isFrame = false): void {
  if (!isFrame && element.matches(left)) return;
  const style = getComputedStyle(element);
  const opacity = reading.opacity * Number(style.opacity);
  if (style.display === 'none' || style.visibility === 'hidden' || opacity === 0) return;
  if (element instanceof SVGElement) return readSvg(element, {...reading, opacity});
  const box = element.getBoundingClientRect();
  if (!isFrame) readBox(style, common(reading.clip, box), {...reading, opacity});
  const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const inner = {...reading, opacity, clip: clips ? common(reading.clip, box) : reading.clip};
  const nodes = element instanceof HTMLSlotElement && element.assignedNodes().length > 0 ? element.assignedNodes() : element.childNodes;
  for (const node of nodes) {
    if (node instanceof Text) readText(node, element, style, inner);
    else if (node instanceof Element) readElement(node, inner);
  }
}

function readSvg(element: SVGElement, reading: Reading): void {
  readShape(element, reading);
  for (const child of element.children) {
    if (!(child instanceof SVGElement)) continue;
    const style = getComputedStyle(child);
    const opacity = reading.opacity * Number(style.opacity);
    if (style.display !== 'none' && style.visibility !== 'hidden' && opacity > 0) readSvg(child, {...reading, opacity});
  }
}

/** Background and borders of a box. */
function readBox(style: CSSStyleDeclaration, box: DOMRect, reading: Reading): void {
  const {x, y, marks, opacity} = reading;
  if (box.width === 0 || box.height === 0) return;
  const before = marks.length;
  const [at, top] = [box.left - x, box.top - y];
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const fill = paintOf(style.backgroundColor, opacity);
  if (fill) marks.push(shape(rectPath(at, top, box.width, box.height, radius), fill, null, 0));
  if (style.backgroundImage.startsWith('repeating-linear-gradient')) marks.push(...hatch(style, box, at, top, opacity));
  marks.push(...borders(style, box, at, top, opacity, radius));
  if (marks.length > before) reach(reading, box);
}

function borders(style: CSSStyleDeclaration, box: DOMRect, at: number, top: number, opacity: number, radius: number): Mark[] {
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]),
    paint: paintOf(style[`border${side}Color`], opacity), isDashed: style[`border${side}Style`] === 'dashed',
  }));
  const {width, paint} = sides[0]!;
  if (sides.every((side) => side.width === width && side.paint?.color === paint?.color && !side.isDashed)) {
    const path = rectPath(at + width / 2, top + width / 2, box.width - width, box.height - width, radius);
    return width > 0 && paint ? [shape(path, null, paint, width)] : [];
  }
  const lines = [
    `M${at} ${top}h${box.width}`, `M${at + box.width} ${top}v${box.height}`, `M${at} ${top + box.height}h${box.width}`, `M${at} ${top}v${box.height}`,
  ];
  return sides.flatMap((side, k) => (side.width > 0 && side.paint
    ? [{...shape(lines[k]!, null, side.paint, side.width), dash: side.isDashed ? [3 * side.width, 2 * side.width] : []}] : []));
}

/** Slanted lines in place of a gradient that repeats, in the first of its colours that is seen. */
function hatch(style: CSSStyleDeclaration, box: DOMRect, at: number, top: number, opacity: number): Mark[] {
  const colors = style.backgroundImage.match(/(?:rgba?|color|oklab|oklch)\([^()]*\)/g) ?? [];
  const paint = colors.map((color) => paintOf(color, opacity)).find((each) => each !== null);
  if (!paint) return [];
  const step = 5;
  const lines: string[] = [];
  for (let from = step; from < box.width + box.height; from += step) {
    const [x1, y1] = from <= box.height ? [0, from] : [from - box.height, box.height];
    const [x2, y2] = from <= box.width ? [from, 0] : [box.width, from - box.width];
    lines.push(`M${at + x1} ${top + y1}L${at + x2} ${top + y2}`);
  }
  return [shape(lines.join(''), null, paint, 1)];
}

function shape(d: string, fill: Paint | null, stroke: Paint | null, strokeWidth: number): PathMark {
  return {kind: 'path', d, matrix: IDENTITY, fill, stroke, strokeWidth, dash: [], cap: 'butt'};
}

function common(a: DOMRect | null, b: DOMRect): DOMRect {
  if (!a) return b;
  const [x, y] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  return new DOMRect(x, y, Math.max(0, Math.min(a.right, b.right) - x), Math.max(0, Math.min(a.bottom, b.bottom) - y));
}
