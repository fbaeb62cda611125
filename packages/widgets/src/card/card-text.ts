import type {CardModel, Line} from './card-model.js';
import type {CardWords} from './card-words.js';

/** The card as plain text, for a mail or a ticket; says all that the card shows. */
export function cardText(model: CardModel, verdict: readonly string[], words: CardWords): string {
  const {heading, sentences, definitions, inputs, period, settings, tables, notes, engine, sql} = model;
  const parts = [
    [heading, ...sentences],
    titled(words.definition, definitions.flatMap(({title, formula, description, reference}) =>
      [title ? `${title}: ${formula}` : formula, description, `${words.handbook}: ${reference}`])),
    titled(words.madeOf, inputs.map(lineText)),
    titled(words.period, period.map(lineText)),
    titled(words.parameters, settings.map(lineText)),
    ...tables.map(({name, rows, memory, reasons, columns}) => titled(`${words.data}: ${name}`, [
      memory ? `${rows}; ${memory}` : rows, ...reasons, ...columns.map((column) => `${column.name} <- ${column.from}`),
    ])),
    titled(words.notes, notes),
    titled(words.computation, [...(engine ? [engine] : []), ...verdict]),
    titled(words.sql, sql ? [sql] : []),
  ];
  return parts.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n');
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title.toUpperCase(), ...lines];
}

function lineText({term, value, note}: Line): string {
  return `${term}: ${value}${note ? ` (${note})` : ''}`;
}
