import {InputError, tableNames, type Measure, type TableName, type Warning} from '@crm-widgets/core';
import type {Has, Metric, Params} from '@crm-widgets/metrics';
import {isRecurring} from './converted.js';
import {sumsMoney} from './money.js';

/** A metric on a source, as far as what its parameters change goes. */
export interface Setting {
  readonly metric: Pick<Metric, 'params' | 'measures' | 'calculate' | 'auto' | 'regroup'>;
  readonly params: Params;
  readonly has: Has;
  readonly tables: ReadonlySet<TableName>;
}

/**
 * Warnings of parameters that change nothing here, each with why and how to mend it.
 * @param set names of those that somebody set for this very metric; `fxMode` may be among them
 * @throws {InputError} `E_PARAM` for a value that is made of a table which is not there
 */
export function idleSettings(set: readonly string[], setting: Setting): Warning[] {
  const {params, metric} = setting;
  for (const name of Object.keys(metric.params)) checkTable(name, setting);
  return set.flatMap((name) => {
    if (name === 'fxMode') return knowsRates(setting) ? [] : [idle(name, 'its amounts have one rate either way', `Remove ${name} from params`)];
    if (name === 'comparePartial') return [];
    if (name === 'minN') return 'unit' in metric ? [] : [idle(name, 'nothing here is called a small base', `Remove ${name} from params`)];
    return matters(name, setting) ? [] : [idle(`${name} ${textOf(params[name])}`, ...reasonOf(name, setting))];
  });
}

function idle(said: string, why: string, mend: string): Warning {
  return {code: 'param_idle', table: null, count: null, message: `The parameter ${said} changes nothing: ${why}. ${mend}.`};
}

/** What a parameter lacks to change something, and how to mend it: a table, another one's value, or a table too many. */
function reasonOf(name: string, setting: Setting): [why: string, mend: string] {
  const {tables, metric} = setting;
  const remove = `remove ${name} from params`;
  const others = Object.keys(metric.params).filter((other) => other !== name)
    .flatMap((other) => choices(other, setting)
      .filter((value) => !lackedBy(other, value, setting) && matters(name, withValue(setting, other, value)))
      .map((value) => `${other} ${textOf(value)}`));
  if (others.length > 0) return [`it counts only with ${others.slice(0, 3).join(' or ')}`, `Set that, or ${remove}`];
  const lacking = tableNames.find((table) => !tables.has(table) && matters(name, withTable(setting, table, true)));
  if (lacking) {
    return [`it takes the table ${lacking}, and the source has ${[...tables].join(', ')}`, `Add <crm-table name="${lacking}">, or ${remove}`];
  }
  const besides = [...tables].find((table) => matters(name, withTable(setting, table, false)));
  return [besides ? `it is for sources without the table ${besides}` : 'with these parameters and tables nothing depends on it', `R${remove.slice(1)}`];
}

/** @throws {InputError} `E_PARAM` */
function checkTable(name: string, setting: Setting): void {
  const {metric, params, tables} = setting;
  const value = params[name];
  const {fallback} = metric.params[name]!;
  const table = lackedBy(name, value, setting);
  if (table === null || !matters(name, setting)) return;
  const others = value === fallback ? choices(name, setting).filter((other) => !lackedBy(name, other, setting)) : [fallback];
  throw new InputError({
    code: 'E_PARAM', where: ['attribute params', name],
    what: `got ${textOf(value)}, which is made of the table ${table}; the source has ${[...tables].join(', ')}`,
    mend: [`Add <crm-table name="${table}">`, ...others.slice(0, 1).map((other) => `set ${name} to ${textOf(other)}`)].join(', or '),
  });
}

/** The table that a value is made of and that is not there. */
function lackedBy(name: string, value: unknown, {metric, tables}: Setting): TableName | null {
  const table = metric.params[name]?.takes?.[String(value)];
  return table === undefined || tables.has(table) ? null : table;
}

/** Whether a parameter changes what is measured, or is looked at when that becomes a number. */
function matters(name: string, setting: Setting): boolean {
  const ways = choices(name, setting).map((value) => JSON.stringify(measured(withValue(setting, name, value))));
  return new Set(ways).size > 1 || namesRead(setting).has(name);
}

function measured({metric, params, has}: Setting): unknown {
  try {
    return [metric.measures(resolved(params, has), has), metric.auto?.(params, has)];
  } catch (thrown) {
    return String(thrown);
  }
}

/** What MRR is made of, where the tables decide it. */
function resolved(params: Params, has: Has): Params {
  return params.from === 'auto' ? {...params, from: has('subscriptions') ? 'versions' : 'invoices'} : params;
}

/** The parameters that a calculator or what shares out groups looks at, tried on numbers of several sizes. */
function namesRead({metric, params, has}: Setting): ReadonlySet<string> {
  const read = new Set<string>();
  const names = namesOf(() => metric.measures(params, has));
  const watched = new Proxy(params, {get(target, name) {
    read.add(String(name));
    return target[String(name)];
  }});
  for (const size of [() => 0, () => 1, (i: number) => i + 2, (i: number) => 2 * (names.length - i)]) {
    const values = Object.fromEntries(names.map((measure, i) => [measure, size(i)]));
    try {
      metric.calculate(values, watched, {months: 1});
    } catch {
      // Numbers that cannot be, such as more successes than trials.
    }
  }
  metric.regroup?.({keys: [], inputs: () => ({})}, watched);
  return read;
}

function namesOf(measures: () => object): string[] {
  try {
    return Object.keys(measures());
  } catch {
    return [];
  }
}

const usual = [true, false, null, 'auto', 0, 1, 2, [], ['x']];

/** Values that a parameter can take, the one in force first: its own words, and a few usual values. */
function choices(name: string, {metric, params}: Setting): unknown[] {
  const param = metric.params[name]!;
  return [...new Set([params[name], param.fallback, ...param.values ?? [], ...usual])].filter((value, i) => i === 0 || canBe(value));

  function canBe(value: unknown): boolean {
    try {
      param.read(value);
      return true;
    } catch {
      return false;
    }
  }
}

/** Whether `fxMode` says which of several rates holds: of balances at a start, and of what recurs by its own day. */
function knowsRates(setting: Setting): boolean {
  return Object.values(setting.metric.measures(setting.params, setting.has)).some((measure: Measure) => {
    const {at, fact} = measure;
    return sumsMoney(measure) && ((at.kind === 'state' && at.edge === 'start') || (at.kind === 'dated' && isRecurring(fact)));
  });
}

function withValue(setting: Setting, name: string, value: unknown): Setting {
  return {...setting, params: {...setting.params, [name]: value}};
}

function withTable(setting: Setting, table: TableName, isThere: boolean): Setting {
  return {...setting, has: (name, column) => (name === table ? isThere : setting.has(name, column))};
}

function textOf(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? '';
}
