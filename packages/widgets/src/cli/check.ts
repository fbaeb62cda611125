import {basename} from 'node:path';
import {parseArgs} from 'node:util';
import {faultOf, oneOf, tableNames, type CheckedTable, type CrmError, type ServedMetric, type TableName} from '@crm-widgets/core';
import {findMetric} from '@crm-widgets/metrics';
import type {SourceSettings, TableSettings} from '@crm-widgets/runtime';
import {askDoctor, checkTable} from '@crm-widgets/runtime/doctor';
import {NodeSource, readBusiness, readNodeTable, type NodeTable} from '@crm-widgets/runtime/node';
import {readObject} from '../shared/attributes.js';
import {checkText} from './check-text.js';
import type {Command} from './run-command.js';
import {addressOf, labelOf, sourceAt} from './source-at.js';
import {patientSignal, UsageError, type Terminal} from './terminal.js';

const usage = `Usage: crm-widgets check FILE... [options]
       crm-widgets check --source FILE [options]

Tells of each file which table it is, what fills each column, which rows are left out and why, and which metrics the files
serve together. A file that nobody maps is guessed at, and how sure that is stands beside it.

  --for METRIC        exit with 1 unless the files serve it
  --source FILE       the tables of a source file, as <crm-source src> takes it
  --table NAME        which table the files are
  --preset NAME       the export they are, such as stripe-subscriptions
  --columns JSON      column to header, such as '{"amount": "Total"}'
  --date-format F     such as dd/mm/yyyy
  --decimal MARK      . or ,
  --time-zone ZONE    IANA name; UTC by default
  --currency CODE     of rows without one
  --json              the findings as JSON`;

const options = {
  for: {type: 'string'}, source: {type: 'string'}, table: {type: 'string'}, preset: {type: 'string'}, columns: {type: 'string'},
  'date-format': {type: 'string'}, decimal: {type: 'string'}, 'time-zone': {type: 'string'}, currency: {type: 'string'},
  json: {type: 'boolean'},
} as const;

/** What became of a file. */
export type CheckedFile = {readonly file: string} & ({readonly error: CrmError} | CheckedTable);

export interface Findings {
  readonly files: readonly CheckedFile[];
  readonly metrics: readonly ServedMetric[];
}

/** Says what files can be used for. */
export const check: Command = {usage, run};

type Options = ReturnType<typeof read>['values'];

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const {values, positionals} = read(args);
  const wanted = values.for === undefined ? null : (await findMetric(values.for)).id;
  const {settings, tables} = values.source === undefined
    ? {settings: settingsOf(values), tables: positionals.map((path) => tableOf(path, values, terminal.cwd))}
    : await listed(values.source, terminal.cwd);
  const findings = await examine(settings, tables);
  terminal.out(values.json ? JSON.stringify(findings, null, 2) : checkText(findings, wanted));
  const isRead = findings.files.every((file) => !('error' in file));
  return isRead && (wanted === null || findings.metrics.some(({metric, serves}) => metric === wanted && serves)) ? 0 : 1;
}

function read(args: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({args: [...args], options, allowPositionals: true, strict: true});
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}.`);
  }
  const {values, positionals} = parsed;
  if ((positionals.length === 0) === (values.source === undefined)) throw new UsageError('Name files, or the file of a source: one of the two.');
  return {values, positionals};
}

function settingsOf(values: Options): SourceSettings {
  return {label: 'files', timeZone: values['time-zone'], currency: values.currency};
}

function tableOf(path: string, values: Options, cwd: string): TableSettings {
  const {table, preset, decimal} = values;
  const candidates = table === undefined ? tableNames : [oneOf('table', table, tableNames)];
  return {
    label: basename(path), candidates, src: [addressOf(path, cwd)], preset, decimal, dateFormat: values['date-format'],
    columns: readObject('columns', values.columns ?? null, '{"amount": "Total"}'),
  };
}

async function listed(path: string, cwd: string): Promise<{settings: SourceSettings; tables: readonly TableSettings[]}> {
  const {settings, tables} = await sourceAt(path, cwd);
  return {settings: {...settings, label: labelOf(path)}, tables};
}

/** Reads each file by itself, then asks for every metric of all of them together. */
async function examine(settings: SourceSettings, tables: readonly TableSettings[]): Promise<Findings> {
  const signal = patientSignal();
  const business = readBusiness(settings, Date.now());
  const files: CheckedFile[] = [];
  const read = new Map<TableName, {table: NodeTable; from: TableSettings[]}>();
  for (const from of tables) {
    try {
      const table = await readNodeTable(from, business, signal, {guess: 'table'});
      files.push({file: from.label, ...checkTable(table.table)});
      const known = read.get(table.table.name);
      if (known) known.from.push(from);
      else read.set(table.table.name, {table, from: [from]});
    } catch (thrown) {
      files.push({file: from.label, error: faultOf(thrown)});
    }
  }
  const joined = await Promise.all([...read].map(async ([name, {table, from}]) => {
    if (from.length === 1) return table;
    return readNodeTable({...from[0]!, candidates: [name], src: from.flatMap(({src}) => src)}, business, signal, {guess: 'table'});
  }));
  const source = new NodeSource(settings, [], joined);
  try {
    const {result} = await askDoctor(source, {signal});
    return {files, metrics: result.served};
  } finally {
    await source.close();
  }
}
