import {goesOnAfter, type FunnelQuery} from '@crm-widgets/core';
import {allOf, bound, joined, number, sql, type Sql} from './fragment.js';

/** What a funnel says of attempts whose instants are `t_1`..., one after the other. */
export class Attempt {
  readonly #last: number;

  constructor(private readonly query: FunnelQuery) {
    this.#last = query.steps.length;
  }

  /** Conditions that step `k` + 1, at an instant, is reached in time; `k` is counted from 1. */
  inTime(k: number, instant: Sql, a = sql``): Sql[] {
    return this.#limits(k, a).map((limit) => sql`${instant} <= ${limit}`);
  }

  /** A value that differs by how many steps were reached. */
  byDepth(of: (k: number) => Sql): Sql {
    if (this.#last === 1) return of(1);
    const cases = Array.from({length: this.#last - 1}, (_, i) =>
      sql`when t_${number(this.#last - i)} is not null then ${of(this.#last - i)}`);
    return sql`case ${joined(cases, ' ')} else ${of(1)} end`;
  }

  /** How many steps were reached. */
  get depth(): Sql {
    return this.byDepth((k) => number(k));
  }

  /** Until when the next step counts; null for ever. */
  get deadline(): Sql {
    const {steps, order} = this.query;
    const isOne = order === 'any' || steps.every(({windowSeconds}) => windowSeconds === undefined);
    const at = (k: number) => earliest(this.#limits(k, sql``));
    return isOne ? at(1) : this.byDepth(at);
  }

  /** Whether an attempt of a `depth` and a `deadline` may go on after as-of; `more` must hold for that too. */
  isOpen(more: readonly Sql[] = []): Sql {
    if (!goesOnAfter(this.query)) return sql`false`;
    const {asOf: {instant}} = this.query;
    const hasTime = sql`(deadline is null or deadline >= ${bound(instant, 'double')})`;
    return allOf([sql`depth < ${number(this.#last)}`, hasTime, ...more]);
  }

  #limits(k: number, a: Sql): Sql[] {
    const {windowSeconds, steps, order} = this.query;
    const own = order === 'any' ? undefined : steps[k]?.windowSeconds;
    return [
      ...(windowSeconds === null ? [] : [sql`${a}t_1 + ${milliseconds(windowSeconds)}`]),
      ...(own === undefined ? [] : [sql`${a}t_${number(k)} + ${milliseconds(own)}`]),
    ];
  }
}

function earliest(limits: readonly Sql[]): Sql {
  if (limits.length === 0) return sql`cast(null as double)`;
  return limits.length === 1 ? limits[0]! : sql`least(${joined(limits, ', ')})`;
}

function milliseconds(seconds: number): Sql {
  return bound(seconds * 1000, 'double');
}
