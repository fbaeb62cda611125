import {InputError} from '@crm-widgets/core';
import {oneOf, type Metric, type Param, type Params} from '@crm-widgets/metrics';
import type {FxMode} from './fx-rates.js';

type Given = Readonly<Record<string, unknown>>;
type Described = Pick<Metric, 'id' | 'params'>;

/** A parameter of every metric, for it is of money rather than of any of them. */
const fxMode = oneOf(['constant', 'historical'], 'rates of what recurs: one for a window, or those of each day');

/** How several currencies are converted; the widget's word, else the source's for the metric, else for all. */
export function readFxMode(metric: string, source: Given, widget: Given): FxMode {
  const own = Object.hasOwn(source, metric) ? source[metric] as Given : {};
  const given = [widget, own, source].find((params) => Object.hasOwn(params, 'fxMode'));
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
  const own = Object.hasOwn(source, metric.id) ? source[metric.id] as Given : {};
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
