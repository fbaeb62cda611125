import {paintOf} from './colors.js';
import type {Reading} from './reading.js';
import {cased, fontOf, runsLeft} from './read-text.js';
import {rectPath, type Matrix} from './scene.js';

/** A shape of an SVG of the page, with the paint that its styles give it. Groups and others say nothing of their own. */
export function readShape(element: SVGElement, reading: Reading): void {
  if (!(element instanceof SVGGraphicsElement) || element instanceof SVGSVGElement) return;
  const matrix = matrixOf(element, reading);
  if (!matrix) return;
  if (element instanceof SVGTextElement) return readSvgText(element, matrix, reading);
  const d = pathOf(element);
  if (d === null) return;
  const style = getComputedStyle(element);
  const fill = paintOf(style.fill, reading.opacity * Number(style.fillOpacity));
  const stroke = paintOf(style.stroke, reading.opacity * Number(style.strokeOpacity));
  if (!fill && !stroke) return;
  const scale = style.vectorEffect === 'non-scaling-stroke' ? 1 : Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const dash = style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map((part) => Number.parseFloat(part) * scale);
  reading.extent.bottom = Math.max(reading.extent.bottom, element.getBoundingClientRect().bottom);
  reading.marks.push({
    kind: 'path', d, matrix, fill: element instanceof SVGLineElement ? null : fill, stroke, dash,
    strokeWidth: Number.parseFloat(style.strokeWidth) * scale, cap: style.strokeLinecap as CanvasLineCap, join: style.strokeLinejoin as CanvasLineJoin,
  });
}

/** From the shape's own units to the picture's. */
function matrixOf(element: SVGGraphicsElement, {x, y}: Reading): Matrix | null {
  const found = element.getScreenCTM();
  return found && [found.a, found.b, found.c, found.d, found.e - x, found.f - y];
}

function pathOf(element: SVGGraphicsElement): string | null {
  if (element instanceof SVGPathElement) return element.getAttribute('d');
  if (element instanceof SVGRectElement) {
    const [x, y, width, height] = [element.x, element.y, element.width, element.height].map(({baseVal}) => baseVal.value);
    // A theme says how round corners are; 0 where that is left to `ry`.
    const radius = Number.parseFloat(getComputedStyle(element).rx) || 0;
    return width! > 0 && height! > 0 ? rectPath(x!, y!, width!, height!, radius) : null;
  }
  if (element instanceof SVGLineElement) {
    const [x1, y1, x2, y2] = [element.x1, element.y1, element.x2, element.y2].map(({baseVal}) => baseVal.value);
    return `M${x1} ${y1}L${x2} ${y2}`;
  }
  if (element instanceof SVGCircleElement) {
    const [cx, cy, r] = [element.cx, element.cy, element.r].map(({baseVal}) => baseVal.value) as [number, number, number];
    return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
  const points = element instanceof SVGPolygonElement || element instanceof SVGPolylineElement ? [...element.points] : [];
  return points.length === 0 ? null : `M${points.map(({x, y}) => `${x} ${y}`).join('L')}${element instanceof SVGPolygonElement ? 'Z' : ''}`;
}

/** Text of a drawing stands where its first letter does. */
function readSvgText(element: SVGTextElement, matrix: Matrix, {marks, opacity, extent}: Reading): void {
  const style = getComputedStyle(element);
  const text = cased(element.textContent!.replace(/\s+/g, ' ').trim(), style);
  if (text === '') return;
  const fill = paintOf(style.fill, opacity);
  if (!fill) return;
  const {x, width} = element.getBBox();
  const y = element.getStartPositionOfChar(0).y;
  const rtl = runsLeft(text, style);
  const at = new DOMPoint(rtl ? x + width : x, y).matrixTransform(new DOMMatrix([...matrix]));
  extent.bottom = Math.max(extent.bottom, element.getBoundingClientRect().bottom);
  const scale = Math.abs(matrix[3]);
  const font = fontOf(style);
  marks.push({kind: 'text', text, x: at.x, y: at.y, rtl, font: {...font, size: font.size * scale, spacing: font.spacing * scale}, fill});
}
