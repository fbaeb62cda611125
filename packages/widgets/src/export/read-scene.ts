import {readBefore} from './read-before.js';
import {readBox} from './read-box.js';
import {readShape} from './read-shape.js';
import {readText} from './read-text.js';
import {common, type Reading} from './reading.js';
import type {Mark, Scene} from './scene.js';

/** What is for hands and for ears, and on no paper. */
const left = 'details, button.about, .tools, .switches, .unpin, .rows, .listen, .unseen, [popover], [hidden], .ruler, [role="slider"], .progress';

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
  readBefore(element, inner);
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
