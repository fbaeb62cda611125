import {composed} from '../../../card/card-phrases.js';
import type {RowReason} from '../../../card/card-words.js';
import type {Language} from '../language.js';
import {inWords} from '../pieces.js';
import {plural} from './kit.js';
import {grains} from './views.js';

const reasons: Readonly<Record<RowReason, string>> = {
  missing_required: 'leer, obwohl ein Wert nötig ist',
  not_a_date: 'kein Datum',
  not_a_number: 'keine Zahl',
  not_an_integer: 'keine ganze Zahl',
  not_a_boolean: 'weder ja noch nein',
  not_a_duration: 'keine Zeitspanne',
  money_range: 'Betrag zu groß, um ihn exakt zu halten',
  inexact_id: 'ID, die Ziffern verloren hat',
  nul_character: 'Zeichen, das in keinem Text vorkommt',
  stray_quote: 'Anführungszeichen, das nie geschlossen wird',
  blank: 'leer, übersprungen',
  test: 'Testdaten, übersprungen',
  bot: 'von einem Bot, übersprungen',
  spam: 'Spam, übersprungen',
  merged: 'mit einem anderen Eintrag zusammengeführt, übersprungen',
  deleted: 'gelöscht, übersprungen',
  continuation: 'weitere Position der Zeile darüber, übersprungen',
  same_stage: 'weitere Änderung innerhalb einer Phase, übersprungen',
  other_field: 'Änderung eines anderen Feldes, übersprungen',
  nothing_in_row: 'ohne jede Phase, übersprungen',
};

const many = (count: number, one: string, other: string) => `${count} ${plural(count, {one, other})}`;

const phrases = composed({
  names: {
    mrr_versions: 'Abonnements', mrr_movements: 'Änderungen des MRR', ticket_facts: 'Tickets',
    funnel_deals: 'Deals', solves: 'gelöste Tickets', client_spells: 'Zeiten als Kunde',
    goal_attempts: 'Versuche am Ziel', customer_id: 'Kunden', ticket_id: 'Tickets', mrr: 'MRR',
    cogs: 'Umsatzkosten', 'mrr_movements.lesser': 'der kleinere MRR von beiden',
    'mrr_movements.start': 'MRR zu Beginn', 'mrr_movements.end': 'MRR am Ende',
  },
  missing: 'fehlt', there: 'vorhanden', yes: 'ja', no: 'nein', none: 'keine', or: ' oder ', comma: ', ',
  not: (what) => `nicht ${what}`,
  from: (edge) => `ab ${edge}`,
  upTo: (edge) => `bis vor ${edge}`,
  rows: 'Zeilen',
  sum: (column) => `Summe von ${column}`,
  mean: (column) => `Mittelwert von ${column}`,
  median: (column) => `Median von ${column}`,
  percentile: (column, nth) => `${nth}. Perzentil von ${column}`,
  different: (column) => `verschiedene ${column}`,
  withRows: (column, rows) => `verschiedene ${column} mit mindestens ${many(rows, 'Zeile', 'Zeilen')}`,
  withSum: (column, of, above) => `verschiedene ${column}, deren Summe von ${of} über ${above} liegt`,
  of: (aggregate, fact, when) => `${aggregate} aus ${fact} ${when}`.trim(),
  is: (column, what) => `${column}: ${what}`,
  by: (column) => `nach ${column}`,
  inForce: (edge, begun) => `${begun ? 'darin begonnen und ' : ''}gültig ${edge === 'start' ? 'zu Beginn' : 'am Ende'}`,
  kept: 'gültig zu Beginn und am Ende',
  edges: 'der anfangs Vorhandenen, gültig zu Beginn und am Ende',
  moved: 'nach dem, was sich zwischen Beginn und Ende geändert hat',
  daily: (column) => `Tag für Tag, nach ${column}`,
  spread: (from, to) => `verteilt über ${from} bis ${to}`,
  previous: 'im Zeitraum davor',
  yearAgo: 'ein Jahr davor',
  days: (count) => `über die ${many(count, 'Tag', 'Tage')} bis zu seinem Ende`,
  months: (count) => `über die ${many(count, 'Monat', 'Monate')} bis zu seinem Ende`,
  ever: 'von der ersten Zeile an',
  monthBefore: (months) => (months === 1 ? 'im Monat vor dem letzten' : `im Monat ${months} Monate vor dem letzten`),
});

export const card: Language['card'] = {
  ...phrases,
  close: 'Schließen', copy: 'Kopieren', copied: 'Kopiert',
  notCopied: 'Diese Seite darf nicht kopieren; markieren Sie stattdessen den Text',
  print: 'Drucken', definition: 'Definition', madeOf: 'Zusammensetzung', period: 'Zeitraum', parameters: 'Geltende Einstellungen',
  data: 'Daten', computation: 'Berechnung', notes: 'Hinweise', sql: 'SQL', copySql: 'SQL kopieren', handbook: 'Quelle',
  numerator: 'Zähler', denominator: 'Nenner', base: 'Beruht auf', interval: '95-%-Intervall',
  range: (low, high) => `${low} bis ${high}`,
  shown: 'Angezeigt', comparedWith: 'Verglichen mit', wholeRange: 'Gesamter Bereich',
  allTime: 'Gesamte Zeit; auch Zeilen ohne Datum zählen',
  asOf: 'Stand', asOfNote: 'spätere Zeilen sind noch nicht bekannt', timeZone: 'Zeitzone',
  days: (from, until) => `${from} bis vor ${until}`,
  countedUpTo: (until) => `noch nicht abgeschlossen; gezählt bis vor ${until}`,
  periods: (count, grain) => `${count} Zeiträume${grain === null ? '' : ` (${grains[grain]!})`}`,
  filter: 'Filter', groupedBy: 'Gruppiert nach',
  rows: (read, accepted, rejected, skipped) =>
    `${read} Zeilen gelesen: ${accepted} angenommen, ${rejected} abgelehnt, ${skipped} übersprungen`,
  reason: (count, code, column, line) =>
    `${count} × ${inWords(reasons, code)}${column ? `, in ${column}` : ''}; zuerst in Zeile ${line}`,
  column: 'Spalte', filledFrom: 'Gefüllt aus',
  fallback: (value) => `${value}, da die Datei keine solche Spalte hat`,
  notInFile: 'nichts, da die Datei keine solche Spalte hat',
  memory: (size) => `${size} im Speicher`,
  engine: (engines, queries, time) =>
    `${engines.join(' und ')}: ${many(queries, 'Abfrage', 'Abfragen')} in ${time} beantwortet`,
  engineNames: {columns: 'Typisierte Spalten', duckdb: 'DuckDB'},
  check: 'In DuckDB prüfen',
  checking: (done, of) => `DuckDB wird befragt: ${done} von ${of}`,
  agrees: (queries) => `Beide stimmen überein: DuckDB beantwortet ${many(queries, 'Abfrage', 'Abfragen')} mit denselben Zahlen.`,
  differs: (count) => `Sie weichen an ${many(count, 'Stelle', 'Stellen')} ab:`,
  difference: (place, what, here, there) => `${place ? `${place}: ` : ''}${what} ist hier ${here}, in DuckDB ${there}`,
  hasRow: 'vorhanden', hasNoRow: 'nicht vorhanden',
  failed: (why) => `DuckDB konnte nicht befragt werden: ${why}`,
  queryTitle: (nth, of, kind) => `Abfrage ${nth} von ${of}: ${kind}`,
};

export const doctor: Language['doctor'] = {
  guess: (preset, confidence) => (preset === null
    ? `Spalten wurden erkannt, zu ${confidence} sicher: Legen Sie sie mit columns fest.`
    : `Als Export ${preset} erkannt, zu ${confidence} sicher: Legen Sie ihn mit preset fest.`),
  rows: ({read, accepted, rejected, skipped}) => card.rows(read, accepted, rejected, skipped),
  reason: ({code, column, firstLine}, count) =>
    `${inWords(reasons, code)}${column ? ` in ${column}` : ''}: ${count}, zuerst in Zeile ${firstLine}`,
  columns: (filled, all) => `${filled} von ${all} Spalten aus der Datei gefüllt`,
  column: 'Spalte', type: 'Typ', from: 'Gefüllt aus',
  sure: (confidence) => `zu ${confidence} sicher`,
  extras: (names) => `Unter eigenem Namen behalten: ${names}`,
  metrics: 'Kennzahlen',
  serves: (names) => `Daraus lassen sich berechnen: ${names}`,
  servesNone: 'Daraus lässt sich keine berechnen.',
  lacks: (count) => `${count}, denen etwas fehlt`,
};

export const exports: Language['export'] = {
  menu: 'Speichern oder drucken', table: 'Tabelle', copy: 'Kopieren',
  csv: 'Als CSV speichern', svg: 'Als SVG speichern', png: 'Als PNG speichern', print: 'Drucken',
  copied: 'Kopiert', notCopied: 'Der Browser hat das Kopieren nicht zugelassen', close: 'Schließen',
  failed: (why) => `Das war nicht möglich: ${why}`,
  allTime: 'Gesamte Zeit',
  period: (period) => `Zeitraum: ${period}`,
  source: (tables, asOf) => `Quelle: ${tables}${asOf === null ? '' : ` · Stand: ${asOf}`}`,
  rows: (table, count) => `${table} (${count} Zeilen)`,
  cut: (shown, total) => `Angezeigt werden die ersten ${shown} von ${total} Zeilen; Kopie und CSV enthalten alle.`,
  metric: 'Kennzahl', group: 'Gruppe', all: 'Alle', from: 'Von', until: 'Bis', value: 'Wert', before: 'Zuvor', base: 'n',
  low: '95\u00a0% von', high: '95\u00a0% bis', note: 'Hinweis', unfinished: 'noch nicht abgeschlossen',
  step: 'Schritt', reached: 'Erreicht', ofPrevious: 'Vom vorherigen', ofFirst: 'Vom ersten', pending: 'Noch unterwegs',
  medianSeconds: 'Median der Dauer (Sekunden)', meanSeconds: 'Mittlere Dauer (Sekunden)', cohort: 'Kohorte', size: 'Größe',
};
