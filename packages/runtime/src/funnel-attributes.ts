import {oneOf, wrongAttribute, type FunnelOrder, type Where} from '@crm-widgets/core';

/** What must not happen between two steps, by their places. */
export interface ExclusionSpec {
  readonly where: Where;
  readonly from: number;
  readonly to: number;
}

const seconds = {s: 1, m: 60, h: 3600, d: 86_400, w: 604_800} as const;

/** A length of time such as `14d`, `90m` or `10s`. @throws {InputError} `E_ATTR`; none is longer than nothing */
export function readSeconds(attribute: string, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([smhdw])\s*$/.exec(text) ?? [];
  const read = Number(number) * seconds[unit as keyof typeof seconds];
  if (read > 0) return read;
  const mend = `Set ${attribute === 'window' ? 'window=' : '"window": '}"14d"`;
  throw wrongAttribute(attribute, text, 'a number above 0 and a unit, such as 14d', mend);
}

export function readOrder(text = 'ordered'): FunnelOrder {
  return oneOf('order', text, ['ordered', 'strict', 'any']);
}

const EXAMPLE = `Set exclude='[{"where": {"name": "logout"}, "from": "signup", "to": "purchase"}]'`;
/** More cannot be told apart beside the steps. */
const MOST_EXCLUSIONS = 8;

/**
 * The `exclude` attribute: JSON `[{"where", "from", "to"}]` with ids of steps, by default the first and the last.
 * @throws {InputError} `E_ATTR` for one that does not lie between two steps, or in any order between the first and last
 */
export function readExclusions(text: string | undefined, ids: readonly string[], order: FunnelOrder): ExclusionSpec[] {
  if (text === undefined) return [];
  const parsed = parse(text);
  if (!Array.isArray(parsed)) throw wrongAttribute('exclude', text, 'a list in JSON', EXAMPLE);
  if (parsed.length > MOST_EXCLUSIONS) {
    throw wrongAttribute('exclude', `${parsed.length} exclusions`, `at most ${MOST_EXCLUSIONS}`, 'Leave some out');
  }
  return parsed.map((one) => readExclusion(one, ids, order));
}

function readExclusion(given: unknown, ids: readonly string[], order: FunnelOrder): ExclusionSpec {
  const {where, from = ids[0], to = ids.at(-1), ...others} = (given ?? {}) as Record<string, unknown>;
  const ok = typeof where === 'object' && where !== null && !Array.isArray(where) && Object.keys(others).length === 0;
  const said = JSON.stringify(given);
  if (!ok) throw wrongAttribute('exclude', said, '{"where": {...}, "from": "...", "to": "..."}', EXAMPLE);
  const places = [from, to].map((id) => ids.indexOf(id as string));
  if (places.includes(-1)) throw wrongAttribute('exclude', said, `from and to among ${ids.join(', ')}`, EXAMPLE);
  const [first, last] = places as [number, number];
  if (first >= last) throw wrongAttribute('exclude', said, 'a step from before the step to', EXAMPLE);
  if (order === 'any' && (first > 0 || last < ids.length - 1)) {
    const wanted = 'the first step and the last, for in any order there are none between';
    throw wrongAttribute('exclude', said, wanted, 'Remove from and to');
  }
  return {where: where as Where, from: first, to: last};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongAttribute('exclude', text, 'JSON', EXAMPLE);
  }
}
