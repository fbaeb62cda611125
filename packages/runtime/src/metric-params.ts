import {InputError, type Warning} from '@crm-widgets/core';
import {metricIds, oneOf, type Metric, type Param, type Params} from '@crm-widgets/metrics';
import {shortNames} from '@crm-widgets/metrics/other-names';
import type {OwnMetric} from '@crm-widgets/metrics/own';
import {paramNames} from '@crm-widgets/metrics/param-names';
import type {FxMode} from './fx-rates.js';
import {idleSettings, type Setting} from './idle-settings.js';
import {earlier} from './windows.js';

type Given = Readonly<Record<string, unknown>>;
type Described = Pick<Metric, 'id' | 'params'>;

/** Parameters of every metric, for they are of money and of numbers rather than of any of them. */
interface General {
  readonly fxMode: FxMode;
  /** Fewer entities than this are a small base. */
  readonly minN: number;
  /** How much of the earlier period one that is not over is compared with. */
  readonly comparePartial: 'to_date' | 'full';
}

const general: {readonly [N in keyof General]: Param<General[N]>} = {
  fxMode: oneOf(['constant', 'historical'], 'rates of what recurs: one for a window, or those of each day'),
  minN: {
    about: 'entities that a number rests on at least; fewer are a small base', fallback: 5,
    read(given) {
      if (Number.isInteger(given) && (given as number) >= 0) return given as number;
      throw new TypeError('a whole number of at least 0');
    },
  },
  comparePartial: oneOf(['to_date', 'full'],
    'what a period that is not over is compared with; to_date: as many days of the earlier one, full: all of it'),
};

/** Parameters as they hold for a metric, and what there is to say of them once its tables are known. */
interface InForce extends Omit<General, 'comparePartial'> {
  readonly earlier: typeof earlier;
  readonly params: Params;
  /** @throws {InputError} `E_PARAM` for a value that takes a table which is not there */
  notesOf(setting: Setting): Warning[];
}

/**
 * @param own the page's own metrics, whose parameters a source may hold as well
 * @throws {InputError} `E_PARAM` for an unknown parameter or a value it cannot take
 */
export function readInForce(metric: Described, source: Given, widget: Given, own: readonly OwnMetric[] = []): InForce {
  checkNames(source, own);
  const set = new Set([...Object.keys(widget), ...Object.keys(ownOf(metric.id, source))]);
  const all = [widget, ownOf(metric.id, source), source];
  return {
    params: readParams(metric, source, widget), fxMode: readGeneral('fxMode', all), minN: readGeneral('minN', all),
    earlier: readGeneral('comparePartial', all) === 'full' ? earlierInFull : earlier,
    notesOf: (setting) => [...withoutCustomers(source, setting), ...idleSettings([...set], setting)],
  };
}

/** All of the earlier period, also for one that is not over. */
const earlierInFull: typeof earlier = ({period}, which, grain) => earlier({period, known: period}, which, grain);

/** What a source says for one metric alone, by its id or its short name. */
function ownOf(metric: string, source: Given): Given {
  const names = [metric, ...Object.keys(shortNames).filter((name) => shortNames[name] === metric)];
  return Object.assign({}, ...names.map((name) => {
    const given = Object.hasOwn(source, name) ? source[name] : {};
    if (Object.prototype.toString.call(given) === '[object Object]') return given as Given;
    throw wrong(name, `got ${JSON.stringify(given)?.slice(0, 60)}, wanted an object of parameters for ${metric}`,
      `Set ${name} to an object, or remove it from params of the source`);
  })) as Given;
}

/** Nobody says who belongs to whom. */
function withoutCustomers({rollupToParent}: Given, {tables}: Setting): Warning[] {
  const message = 'The parameter rollupToParent changes nothing: it takes the table customers with parent_id. '
    + 'Add <crm-table name="customers">, or remove rollupToParent from params of the source.';
  return rollupToParent === true && !tables.has('customers') ? [{code: 'param_idle', table: null, count: null, message}] : [];
}

/** What of the parameters of a source is for the readers of its tables. */
const ofReading = ['includeShipping', 'rollupToParent'];

/** Keys of a source that are no metric's and no parameter of any. @throws {InputError} `E_PARAM` */
function checkNames(source: Given, own: readonly OwnMetric[]): void {
  const known = new Set<string>([...metricIds, ...Object.keys(shortNames), ...paramNames, ...Object.keys(general), ...ofReading, 'cohort-retention', 'funnel']);
  for (const {id, params = {}} of own as readonly Partial<Described>[]) [id ?? '', ...Object.keys(params)].forEach((name) => known.add(name));
  const {rollupToParent = false} = source;
  if (typeof rollupToParent !== 'boolean') {
    throw wrong('rollupToParent', `got ${JSON.stringify(rollupToParent)?.slice(0, 60)}, wanted true or false`, 'Remove it from params of the source, for false');
  }
  const unknown = Object.keys(source).find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw wrong(unknown, 'no metric has such a parameter, and none has that name', `Remove ${unknown.slice(0, 40)} from params of the source`);
}

/** A parameter of every metric: the widget's word, else the source's for the metric, else for all. */
function readGeneral<N extends keyof General>(name: N, all: readonly Given[]): General[N] {
  const given = all.find((params) => Object.hasOwn(params, name));
  return given ? checked(name, general[name], given[name]) : general[name].fallback;
}

/**
 * The parameters in force: the metric's defaults, over them those of the source, over them those of the widget.
 * In a source a key may hold an object for one metric; plain keys reach every metric that has a parameter of that name.
 *
 * @throws {InputError} `E_PARAM` for an unknown parameter or a value it cannot take
 */
export function readParams(metric: Described, source: Given, widget: Given): Params {
  const params: Record<string, unknown> = Object.create(null);
  for (const [name, param] of Object.entries(metric.params)) params[name] = param.fallback;
  const own = ownOf(metric.id, source);
  const shared = Object.entries(source).filter(([name]) => Object.hasOwn(metric.params, name));
  for (const [name, given] of [...shared, ...Object.entries(own), ...Object.entries(widget)]) {
    if (Object.hasOwn(general, name)) continue;
    params[name] = readParam(metric, name, given);
  }
  return params;
}

function readParam(metric: Described, name: string, given: unknown): unknown {
  const known = Object.keys(metric.params);
  if (!known.includes(name)) {
    const what = `${metric.id} has no such parameter, it has ${known.join(', ') || 'none'}`;
    throw wrong(name, what, `Remove ${name} from params`);
  }
  return checked(name, metric.params[name]!, given);
}

function checked<T>(name: string, param: Param<T>, given: unknown): T {
  try {
    return param.read(given);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw wrong(name, `got ${JSON.stringify(given)?.slice(0, 60)}, wanted ${cause.message}`,
      `Set ${name} in params, or remove it for ${JSON.stringify(param.fallback)}`, cause);
  }
}

function wrong(name: string, what: string, mend: string, cause?: unknown): InputError {
  return new InputError({code: 'E_PARAM', where: [`attribute params`, name.slice(0, 40)], what, mend}, {cause});
}
