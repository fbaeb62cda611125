import {paintOf} from './colors.js';
import {readBox} from './read-box.js';
import {baselineOf, firstText, fontOf} from './read-text.js';
import type {Reading} from './reading.js';

/** What a style sheet puts before the content of an element: a sign, or a box without content that stands in its first line. */
export function readBefore(element: Element, reading: Reading): void {
  const style = getComputedStyle(element, '::before');
  if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return;
  const baseline = firstBaseline(element) - px(style.verticalAlign);
  const rtl = style.direction === 'rtl';
  const box = element.getBoundingClientRect();
  const own = getComputedStyle(element);
  const at = rtl
    ? box.right - px(own.borderRightWidth) - px(own.paddingRight) - px(style.marginRight)
    : box.left + px(own.borderLeftWidth) + px(own.paddingLeft) + px(style.marginLeft);
  const [, text = ''] = /^"(.*)"$/.exec(style.content) ?? [];
  if (text.trim() === '') return readSign(style, {at, baseline, rtl}, reading);
  const fill = paintOf(style.color, reading.opacity);
  if (fill) reading.marks.push({kind: 'text', text: text.trim(), x: at - reading.x, y: baseline - reading.y, rtl, font: fontOf(style), fill});
}

/** A box that stands on its line as a letter does. */
function readSign(style: CSSStyleDeclaration, {at, baseline, rtl}: {at: number; baseline: number; rtl: boolean}, reading: Reading): void {
  const [width, height] = [px(style.width), px(style.height)];
  readBox(style, new DOMRect(rtl ? at - width : at, baseline - height, width, height), reading);
}

/** Where the first letters of an element stand, or would stand. */
function firstBaseline(element: Element): number {
  const within = [element, ...element.querySelectorAll('*')].find((each) => firstText(each));
  if (!within) return baselineOf(element.getBoundingClientRect(), fontOf(getComputedStyle(element)));
  const range = document.createRange();
  range.selectNodeContents(firstText(within)!);
  return baselineOf(range.getClientRects()[0] ?? range.getBoundingClientRect(), fontOf(getComputedStyle(within)));
}

function px(length: string): number {
  return Number.parseFloat(length) || 0;
}
