import {parseArgs} from 'node:util';
import type {KpiResult} from '@crm-widgets/core';
import {askKpi, type Ask, type Outcome} from '@crm-widgets/runtime/compute';
import {NodeSource} from '@crm-widgets/runtime/node';
import {readNumber, readObject} from '../shared/attributes.js';
import {computeText, notesOn} from './compute-text.js';
import type {Command} from './run-command.js';
import {labelOf, sourceAt} from './source-at.js';
import {patientSignal, UsageError, type Terminal} from './terminal.js';

const usage = `Usage: crm-widgets compute METRIC --source FILE [options]

METRIC is an id such as mrr. FILE lists tables as <crm-source src> does:
  {"currency": "EUR", "asOf": "2025-01-01", "tables": [{"name": "subscriptions", "src": "subs.csv"}]}

  --period P       such as last-12-months (default), 2024-Q2, 2024-01..2024-06, all
  --from, --until  ISO dates in place of a period; until is not counted
  --grain G        day, week, month (default), quarter or year
  --compare C      previous (default), year or none
  --by COLUMN      the number for each value of a column
  --where JSON     only rows that fit, such as '{"channel": "ads"}'
  --params JSON    parameters of the metric
  --target N       what it should be, in its own unit
  --engine E       columns, duckdb or auto (default), in place of what the file says
  --json           the result as JSON, the same as a widget's`;

const options = {
  source: {type: 'string'}, period: {type: 'string'}, from: {type: 'string'}, until: {type: 'string'}, grain: {type: 'string'},
  compare: {type: 'string'}, by: {type: 'string'}, where: {type: 'string'}, params: {type: 'string'}, target: {type: 'string'},
  engine: {type: 'string'}, json: {type: 'boolean', default: false},
} as const;

/** Computes a metric as a widget does, with the same result. */
export const compute: Command = {usage, run};

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const {metric, values} = read(args);
  const ask = askOf(metric, values);
  const {settings, tables} = await sourceAt(values.source, terminal.cwd);
  const engine = values.engine === undefined ? {} : {engine: values.engine};
  const source = new NodeSource({...settings, ...engine, label: labelOf(values.source)}, tables);
  try {
    const outcome = await askKpi(source, ask, {signal: patientSignal()});
    write(outcome, ask, values.json, terminal);
    return 0;
  } finally {
    await source.close();
  }
}

function read(args: readonly string[]) {
  const {values, positionals} = parsed(args);
  const [metric, ...more] = positionals;
  if (metric === undefined) throw new UsageError('Which metric? None was named.');
  if (more.length > 0) throw new UsageError(`One metric at a time: got ${positionals.join(', ')}.`);
  const {source} = values;
  if (source === undefined) throw new UsageError('Where are the rows? Name the file that lists the tables: --source source.json');
  return {metric, values: {...values, source, json: values.json}};
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({args: [...args], options, allowPositionals: true, strict: true});
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}.`);
  }
}

/** @throws {InputError} `E_ATTR` for an option that is no JSON or no number */
function askOf(metric: string, values: ReturnType<typeof read>['values']): Ask {
  const {period, from, until, grain, compare, by} = values;
  return {
    metric, period, from, until, grain, compare, by,
    where: readObject('where', values.where ?? null, '{"channel": "ads"}'),
    params: readObject('params', values.params ?? null, '{"lapseDays": 90}'),
    target: readNumber('target', values.target ?? null, '50000'),
  };
}

function write(outcome: Outcome<KpiResult>, ask: Ask, isJson: boolean, terminal: Terminal): void {
  if (isJson) terminal.out(JSON.stringify(outcome.result, null, 2));
  else terminal.out(computeText(outcome, ask.compare ?? 'previous'));
  for (const note of notesOn(outcome)) terminal.err(note);
}
