import type {CardModel, Line} from './card-model.js';
import type {CardWords} from './card-words.js';
import {definitionSource} from './definition-source.js';

/** The card as Markdown, for a ticket, a wiki or a mail; says all that the card shows. */
export function cardMarkdown(model: CardModel, verdict: readonly string[], words: CardWords): string {
  const {heading, sentences, definitions, inputs, period, settings, tables, notes, engine, sql} = model;
  const parts = [
    `## ${plain(heading)}`,
    ...sentences.map(plain),
    section(words.definition, definitions.flatMap(({title, formula, description, reference}) =>
      [title ? `${bold(title)}: ${code(formula)}` : code(formula), plain(description), `${plain(words.handbook)}: ${plain(definitionSource(reference))}`])),
    section(words.madeOf, inputs.map(lineOf)),
    section(words.period, period.map(lineOf)),
    section(words.parameters, settings.map(lineOf)),
    ...tables.map(({name, rows, memory, reasons, columns}) => section(`${words.data}: ${name}`, [
      plain(memory ? `${rows}; ${memory}` : rows), ...reasons.map(plain),
      ...columns.map((column) => `${code(column.name)} ← ${code(column.from)}`),
    ])),
    section(words.notes, notes.map(plain)),
    section(words.computation, [...(engine ? [engine] : []), ...verdict].map(plain)),
    sql ? `### ${plain(words.sql)}\n\n${fenced(sql)}` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function section(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `### ${plain(title)}\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}

function lineOf({term, value, note}: Line): string {
  return `${bold(term)}: ${plain(value)}${note ? ` (${plain(note)})` : ''}`;
}

function bold(text: string): string {
  return `**${plain(text)}**`;
}

/** Text as text, whatever stands in it: names and values come from files. */
function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_[\]<>|~#]/g, '\\$&');
}

/** Between more backticks than stand in it. */
function code(text: string): string {
  const mark = ticks(text, 1);
  const room = text.includes('`') ? ' ' : '';
  return `${mark}${room}${oneLine(text)}${room}${mark}`;
}

function fenced(text: string): string {
  const mark = ticks(text, 3);
  return `${mark}sql\n${text}\n${mark}`;
}

function ticks(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({length}) => length));
  return '`'.repeat(Math.max(least, longest + 1));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
