import {InputError, type Warning} from '@crm-widgets/core';
import {metricIds, oneOf, paramNames, shortNames, type Metric, type Param, type Params} from '@crm-widgets/metrics';
import type {OwnMetric} from '@crm-widgets/metrics/own';
import type {FxMode} from './fx-rates.js';
import {idleSettings, type Setting} from './idle-settings.js';

type Given = Readonly<Record<string, unknown>>;
type Described = Pick<Metric, 'id' | 'params'>;

/** A parameter of every metric, for it is of money rather than of any of them. */
const fxMode = oneOf(['constant', 'historical'], 'rates of what recurs: one for a window, or those of each day');

/** Parameters as they hold for a metric, and what there is to say of them once its tables are known. */
interface InForce {
  readonly params: Params;
  readonly fxMode: FxMode;
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
  return {
    params: readParams(metric, source, widget), fxMode: readFxMode(metric.id, source, widget),
    notesOf: (setting) => idleSettings([...set], setting),
  };
}

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

/** Keys of a source that are no metric's and no parameter of any. @throws {InputError} `E_PARAM` */
function checkNames(source: Given, own: readonly OwnMetric[]): void {
  const known = new Set<string>([...metricIds, ...Object.keys(shortNames), ...paramNames, 'fxMode', 'cohort-retention']);
  for (const {id, params = {}} of own as readonly Partial<Described>[]) [id ?? '', ...Object.keys(params)].forEach((name) => known.add(name));
  const unknown = Object.keys(source).find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw wrong(unknown, 'no metric has such a parameter, and none has that name', `Remove ${unknown.slice(0, 40)} from params of the source`);
}

/** How several currencies are converted; the widget's word, else the source's for the metric, else for all. */
export function readFxMode(metric: string, source: Given, widget: Given): FxMode {
  const given = [widget, ownOf(metric, source), source].find((params) => Object.hasOwn(params, 'fxMode'));
  return given ? checked('fxMode', fxMode, given.fxMode) : fxMode.fallback;
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
    if (name === 'fxMode') continue;
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
