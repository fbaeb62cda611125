import type {Mark, Paint, Scene} from './scene.js';
import {round} from './scene.js';

const NS = 'http://www.w3.org/2000/svg';

/** A picture as an SVG element of plain shapes and text, that any program can open and edit. */
export function sceneSvg({width, height, marks}: Scene, title: string): SVGSVGElement {
  const svg = element('svg', {
    xmlns: NS, width: round(width), height: round(height), viewBox: `0 0 ${round(width)} ${round(height)}`, role: 'img',
    // Not that of a page that it is put into.
    direction: 'ltr',
  }) as SVGSVGElement;
  const name = element('title', {});
  name.textContent = title;
  svg.append(name, ...marks.map(markElement));
  return svg;
}

/** The same as the text of a file. */
export function svgText(scene: Scene, title: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sceneSvg(scene, title))}\n`;
}

function markElement(mark: Mark): Element {
  if (mark.kind === 'text') {
    const {family, size, weight, style, spacing} = mark.font;
    const text = element('text', {
      'x': round(mark.x), 'y': round(mark.y), 'font-family': family, 'font-size': round(size), 'font-weight': weight,
      ...(style === 'normal' ? {} : {'font-style': style}), ...(mark.rtl ? {direction: 'rtl'} : {}),
      ...(spacing === 0 ? {} : {'letter-spacing': round(spacing)}), ...painted('fill', mark.fill),
    });
    text.textContent = mark.text;
    return text;
  }
  const {d, matrix, fill, stroke, strokeWidth, dash, cap, join} = mark;
  const isMoved = matrix.some((value, k) => value !== (k === 0 || k === 3 ? 1 : 0));
  return element('path', {
    d, ...(isMoved ? {transform: `matrix(${matrix.map((value) => Math.round(value * 1e5) / 1e5).join(' ')})`} : {}),
    ...(fill ? painted('fill', fill) : {fill: 'none'}),
    ...(stroke ? {
      ...painted('stroke', stroke), 'stroke-width': round(strokeWidth), ...(isMoved ? {'vector-effect': 'non-scaling-stroke'} : {}),
      ...(dash.length > 0 ? {'stroke-dasharray': dash.join(' ')} : {}), ...(cap === 'butt' ? {} : {'stroke-linecap': cap}), ...(join === 'miter' ? {} : {'stroke-linejoin': join}),
    } : {}),
  });
}

function painted(what: 'fill' | 'stroke', {color, opacity}: Paint): Record<string, string> {
  return {[what]: color, ...(opacity < 1 ? {[`${what}-opacity`]: String(Math.round(opacity * 1000) / 1000)} : {})};
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') made.setAttribute(key, String(value));
  return made;
}
