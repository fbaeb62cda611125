import {isoOf} from '@crm-widgets/core';
import type {CardSubject} from '../card/card-model.js';
import {backdropOf} from '@crm-widgets/charts/backdrop';
import {paintOf} from './colors.js';
import type {ExportWords} from './export-words.js';
import {readScene} from './read-scene.js';
import {fontOf, measuring} from './read-text.js';
import {IDENTITY, rectPath, type Font, type Mark, type Paint, type Scene} from './scene.js';

/** What is said below a picture that leaves its page: the period, and where its numbers come from. */
export function captionLines({outcome: {card}, formats}: CardSubject, words: ExportWords): string[] {
  const {asked, tables} = card;
  const windows = asked?.windows ?? [];
  const [first, last] = [windows[0], windows.at(-1)];
  const period = first && last
    ? formats.period({from: isoOf(first.period.from), until: isoOf(last.period.until)}) : asked ? words.allTime : null;
  const named = tables.map(({name, report}) => words.rows(name, formats.count(report.accepted))).join(', ');
  return [
    ...(period === null ? [] : [words.period(period)]),
    ...(named === '' ? [] : [words.source(named, asked ? formats.day(isoOf(asked.business.asOf.day)) : null)]),
  ];
}

/** A widget as a picture of its own: its paper, what it shows, and below it the lines of its caption. */
export function sheetOf(frame: Element, lines: readonly string[]): Scene {
  const {width, height, marks} = readScene(frame);
  const style = getComputedStyle(frame);
  const own = fontOf(style);
  const font = {...own, size: own.size * SMALL};
  const rtl = style.direction === 'rtl';
  const pad = (Number.parseFloat(style.paddingInlineStart) || 0) + (Number.parseFloat(style.borderInlineStartWidth) || 0);
  const ink = paintOf(style.color, FAINT)!;
  const written = lines.flatMap((line) => broken(line, width - 2 * pad, font));
  const below = written.map((text, k): Mark => ({
    kind: 'text', text, x: rtl ? width - pad : pad, y: height + (k + 1) * font.size * LINE, rtl, font, fill: ink,
  }));
  const whole = height + (written.length === 0 ? 0 : written.length * font.size * LINE + pad);
  return {width, height: whole, marks: [paper(frame, width, whole), ...marks, ...below]};
}

const SMALL = 0.8125;
const FAINT = 0.72;
const LINE = 1.4;

function paper(frame: Element, width: number, height: number): Mark {
  return {
    kind: 'path', d: rectPath(0, 0, width, height), matrix: IDENTITY, fill: paperOf(frame), stroke: null, strokeWidth: 0, dash: [], cap: 'butt', join: 'miter',
  };
}

/** What is behind a widget; the browser's own paper, light or dark, where the page has none. */
function paperOf(frame: Element): Paint {
  const found = backdropOf(frame);
  if (found !== 'Canvas') return paintOf(found)!;
  const probe = document.createElement('span');
  probe.style.backgroundColor = 'Canvas';
  frame.append(probe);
  const color = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return paintOf(color) ?? {color: '#ffffff', opacity: 1};
}

/** A line in as many as it needs. */
function broken(line: string, width: number, font: Font): string[] {
  const measure = measuring(font);
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure.measureText(longer).width > width) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines;
}
