import {paintOf} from './colors.js';
import {common, type Reading} from './reading.js';
import type {Font} from './scene.js';

/** One line of a text, where it stands on the page. */
interface Fragment {
  readonly text: string;
  readonly box: DOMRect;
}

/** The lines of a text of the page, each with what was cut off as the page cuts it. */
export function readText(node: Text, element: Element, style: CSSStyleDeclaration, reading: Reading): void {
  if (node.data.trim() === '') return;
  const fill = paintOf(style.color, reading.opacity);
  if (!fill) return;
  const font = fontOf(style);
  const rtl = runsLeft(node.data, style);
  const lines = linesOf(node).filter(({box}) => isSeen(box, reading.clip));
  lines.forEach(({text, box}, k) => {
    const cut = shortened(node, element, k === lines.length - 1, {text, box}, reading, font);
    if (cut === null) return;
    const isFirst = k === 0 && node === firstText(element);
    const said = isFirst && getComputedStyle(element, '::first-letter').textTransform === 'uppercase' ? capital(cut) : cut;
    const y = baselineOf(box, font) - reading.y;
    reading.marks.push({kind: 'text', text: cased(said, style), x: (rtl ? box.right : box.left) - reading.x, y, rtl, font, fill});
    reach(reading, box);
  });
}

/** Has the picture hold what is seen of a box. */
export function reach({extent, clip}: Reading, box: DOMRect): void {
  const {left, right, bottom} = common(clip, box);
  extent.left = Math.min(extent.left, left);
  extent.right = Math.max(extent.right, right);
  extent.bottom = Math.max(extent.bottom, bottom);
}

export function fontOf({fontFamily, fontSize, fontWeight, fontStyle, letterSpacing}: CSSStyleDeclaration): Font {
  return {
    family: fontFamily, size: Number.parseFloat(fontSize), weight: fontWeight, style: fontStyle, spacing: Number.parseFloat(letterSpacing) || 0,
  };
}

/** Whether a text begins on the right: as its style says, or by its own first letter where that is left to it. */
export function runsLeft(text: string, {direction, unicodeBidi}: CSSStyleDeclaration): boolean {
  if (unicodeBidi !== 'plaintext') return direction === 'rtl';
  const [first] = /[\p{L}\u200e\u200f]/u.exec(text) ?? [];
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}\u200f]/u.test(first);
}

/** In the capitals that a page asks for, as one with a style of its own may. */
export function cased(text: string, {textTransform}: CSSStyleDeclaration): string {
  if (textTransform === 'uppercase') return text.toLocaleUpperCase();
  return textTransform === 'lowercase' ? text.toLocaleLowerCase() : text;
}

/** Where the letters of a line stand. */
export function baselineOf(box: DOMRect, font: Font): number {
  return box.top + ascentShare(font) * box.height;
}

/** Where the text breaks, as the browser broke it. */
function linesOf(node: Text): Fragment[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()].filter(({width}) => width > 0);
  const [first] = boxes;
  if (!first) return [];
  if (boxes.every(({top}) => Math.abs(top - first.top) < first.height / 2)) return [fragment(node, 0, node.length)];
  const lines: {from: number; top: number}[] = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    const line = lines.at(-1);
    if (!line || Math.abs(line.top - box.top) >= box.height / 2) lines.push({from: line ? at : 0, top: box.top});
  }
  // Marks of direction have no width, and belong to their line.
  return lines.map(({from}, k) => fragment(node, from, lines[k + 1]?.from ?? node.length));
}

/** Without the room around it, which is on the other side where the words run against their page. */
function fragment(node: Text, from: number, until: number): Fragment {
  const text = node.data.slice(from, until);
  const range = document.createRange();
  range.setStart(node, from + text.length - text.trimStart().length);
  range.setEnd(node, from + text.trimEnd().length);
  const open = depthOf(node.data.slice(0, from));
  return {text: `${ISOLATE.repeat(open)}${text.replace(/\s+/g, ' ').trim()}`, box: range.getBoundingClientRect()};
}

/** What opens a name that runs its own way, and what closes it. */
const [ISOLATE, POP] = ['\u2068', '\u2069'] as const;

/** How many names are not at their end where a line begins. */
function depthOf(before: string): number {
  return before.split(ISOLATE).length - before.split(POP).length;
}

function isSeen(box: DOMRect, clip: DOMRect | null): boolean {
  if (!clip) return true;
  const middle = box.top + box.height / 2;
  return box.left < clip.right && box.right > clip.left && middle > clip.top && middle < clip.bottom;
}

/** A line as far as there is room for it, with an ellipsis where the page has one; null where it is cut off without. */
function shortened(node: Text, element: Element, isLast: boolean, {text, box}: Fragment, {clip}: Reading, font: Font): string | null {
  if (!clip) return text;
  const isCutBelow = isLast && hiddenBelow(node, clip);
  const room = Math.min(box.right, clip.right) - Math.max(box.left, clip.left);
  if (room >= box.width - 0.5 && !isCutBelow) return text;
  if (!hasEllipsis(element)) return null;
  const measure = measuring(font);
  const letters = Array.from(new Intl.Segmenter().segment(text), ({segment}) => segment);
  while (letters.length > 1 && measure.measureText(`${letters.join('')}…`).width > room + 0.5) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function hasEllipsis(element: Element): boolean {
  return [element, element.parentElement].some((each) => {
    const style = each && getComputedStyle(each);
    return style?.textOverflow === 'ellipsis' || (style?.getPropertyValue('-webkit-line-clamp') || 'none') !== 'none';
  });
}

/** Whether lines follow that are cut off. */
function hiddenBelow(node: Text, clip: DOMRect): boolean {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect().bottom > clip.bottom + 2;
}

export function firstText(element: Element): Node | undefined {
  return [...element.childNodes].find((node) => node instanceof Text && node.data.trim() !== '');
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

let context: CanvasRenderingContext2D | null = null;
const shares = new Map<string, number>();

/** What part of a line's height lies above its baseline. */
function ascentShare(font: Font): number {
  const key = JSON.stringify(font);
  let share = shares.get(key);
  if (share === undefined) {
    const {fontBoundingBoxAscent: above, fontBoundingBoxDescent: below} = measuring(font).measureText('x');
    shares.set(key, share = above / (above + below));
  }
  return share;
}

export function measuring({family, size, weight, style, spacing}: Font): CanvasRenderingContext2D {
  context ??= document.createElement('canvas').getContext('2d')!;
  context.font = `${style} ${weight} ${size}px ${family}`;
  context.letterSpacing = `${spacing}px`;
  return context;
}
