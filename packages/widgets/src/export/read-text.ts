import {paintOf} from './colors.js';
import type {Reading} from './reading.js';
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
  const rtl = style.direction === 'rtl';
  const lines = linesOf(node).filter(({box}) => isSeen(box, reading.clip));
  lines.forEach(({text, box}, k) => {
    const cut = shortened(node, element, k === lines.length - 1, {text, box}, reading, font);
    if (cut === null) return;
    const isFirst = k === 0 && node === firstText(element);
    const said = isFirst && getComputedStyle(element, '::first-letter').textTransform === 'uppercase' ? capital(cut) : cut;
    const y = box.top + ascentShare(font) * box.height - reading.y;
    if (isFirst) readBefore(element, y, reading);
    reading.marks.push({kind: 'text', text: said, x: (rtl ? box.right : box.left) - reading.x, y, rtl, font, fill});
    reach(reading, box);
  });
}

/** Has the picture hold a box. */
export function reach({extent}: Reading, {left, right, bottom}: DOMRect): void {
  extent.left = Math.min(extent.left, left);
  extent.right = Math.max(extent.right, right);
  extent.bottom = Math.max(extent.bottom, bottom);
}

/** What a style sheet puts before a text, or before what begins with it. */
function readBefore(element: Element, y: number, {x, marks, opacity}: Reading): void {
  const around = element.localName === 'bdi' && element.parentElement?.firstElementChild === element ? [element, element.parentElement] : [element];
  for (const each of around) {
    const before = contentBefore(each);
    const fill = before && paintOf(before.style.color, opacity);
    if (!before || !fill) continue;
    const box = each.getBoundingClientRect();
    const rtl = before.style.direction === 'rtl';
    const end = Number.parseFloat(before.style.marginInlineStart) || 0;
    marks.push({kind: 'text', text: before.text, x: (rtl ? box.right - end : box.left + end) - x, y, rtl, font: fontOf(before.style), fill});
  }
}

export function fontOf({fontFamily, fontSize, fontWeight, fontStyle}: CSSStyleDeclaration): Font {
  return {family: fontFamily, size: Number.parseFloat(fontSize), weight: fontWeight, style: fontStyle};
}

/** Where the text breaks, as the browser broke it. */
function linesOf(node: Text): Fragment[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()].filter(({width}) => width > 0);
  const whole = node.data.replace(/\s+/g, ' ').trim();
  if (boxes.length === 0) return [];
  if (boxes.length === 1) return [{text: whole, box: boxes[0]!}];
  const lines: {from: number; until: number; top: number}[] = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.top - box.top) < box.height / 2) line.until = at + 1;
    else lines.push({from: at, until: at + 1, top: box.top});
  }
  return lines.map(({from, until}) => {
    range.setStart(node, from);
    range.setEnd(node, until);
    return {text: node.data.slice(from, until).replace(/\s+/g, ' ').trim(), box: range.getBoundingClientRect()};
  });
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

/** What a style sheet puts before the text of an element. */
function contentBefore(element: Element): {text: string; style: CSSStyleDeclaration} | null {
  const style = getComputedStyle(element, '::before');
  const [, text] = /^"(.*)"$/.exec(style.content) ?? [];
  return text?.trim() ? {text, style} : null;
}

function firstText(element: Element): Node | undefined {
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

export function measuring({family, size, weight, style}: Font): CanvasRenderingContext2D {
  context ??= document.createElement('canvas').getContext('2d')!;
  context.font = `${style} ${weight} ${size}px ${family}`;
  return context;
}
