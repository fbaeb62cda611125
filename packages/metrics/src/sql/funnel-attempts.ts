import {goesOnAfter, type FunnelExclusion, type FunnelQuery} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {allOf, anyOf, bound, joined, name, number, sql, whereAll, type Sql} from './fragment.js';
import {hasUntimed} from './funnel-flags.js';
import {namesOf} from './placing.js';

/** Attempts, step by step: with each a column more for the place of its event, and for its instant. */
export class FunnelAttempts {
  readonly #last: number;

  constructor(private readonly query: FunnelQuery) {
    this.#last = query.steps.length;
  }

  /** `reached_1` and so on, `attempts`, and `lasting` without those that are void. */
  steps(): Sql[] {
    const further = Array.from({length: this.#last - 1}, (_, k) => this.#reached(k + 2));
    return [this.#started(), ...further, this.#attempts(), this.#lasting()];
  }

  #started(): Sql {
    const {order, steps, by} = this.query;
    const isStep = order === 'any' ? sql`e.kinds > 0` : sql`e.step_1`;
    const all = number(2 ** steps.length - 1);
    const wanted = order === 'any' ? sql`, ${all} - ${dialect.lowestBit(sql`e.kinds`)} as wanted` : sql``;
    const groups = namesOf(by, 'e').map((group) => sql`, ${group}`);
    return sql`reached_1 as (
  select e.entity${joined(groups, '')}, e.place as place_1, e.t as t_1${this.#ownTimeAt(1)}${this.#carried(1)}${wanted}
  from followed as e
  where ${isStep} and e.is_entry
)`;
  }

  /** Attempts with the event that is step `k`, counted from 1, where one is there in time. */
  #reached(k: number): Sql {
    const {order, by, exclusions} = this.query;
    const before = number(k - 1);
    const kept = [
      sql`a.entity`, ...namesOf(by, 'a'),
      ...Array.from({length: k - 1}, (_, i) => sql`a.place_${number(i + 1)}, a.t_${number(i + 1)}${this.#ownTime(i + 1)}`),
      ...exclusions.flatMap(({from}, x) =>
        (from < k - 1 ? [sql`a.bar_${number(x + 1)}, a.when_${number(x + 1)}`] : [])),
    ];
    const still = sql`coalesce(${dialect.lowestBit(dialect.commonBits(sql`e.kinds`, sql`a.wanted`))}, 0)`;
    const wanted = order === 'any' ? sql`, a.wanted - ${still} as wanted` : sql``;
    return sql`reached_${number(k)} as (
  select ${joined(kept, ', ')}, e.place as place_${number(k)}, e.t as t_${number(k)}${this.#ownTimeAt(k)}${this.#carried(k)}${wanted}
  from reached_${before} as a
  left join followed as e on ${allOf([this.#isNext(k), ...this.#limits(k - 1).map((limit) => sql`e.t <= ${limit}`)])}
)`;
  }

  /** The instant that step `k` is timed by, of an attempt `a`. */
  #ownTime(k: number): Sql {
    return hasUntimed(this.query) ? sql`, a.own_${number(k)}` : sql``;
  }

  /** The same of the event `e` that it is. */
  #ownTimeAt(k: number): Sql {
    return hasUntimed(this.query) ? sql`, case when not e.untimed then e.t end as own_${number(k)}` : sql``;
  }

  /** Whether event `e` is where an attempt `a` goes on to step `k`. */
  #isNext(k: number): Sql {
    const {order, steps} = this.query;
    if (order === 'ordered') return sql`e.place = a.after_step_${number(k)}`;
    if (order === 'strict') return sql`e.place = a.after_any and e.step_${number(k)}`;
    const next = steps.map((_, s) => {
      const isWanted = dialect.hasBits(sql`a.wanted`, number(2 ** s));
      return sql`coalesce(case when ${isWanted} then a.after_step_${number(s + 1)} end, ${NEVER})`;
    });
    return sql`e.place = least(${joined(next, ', ')})`;
  }

  /** What the event `e` that is step `k` tells of those after it. */
  #carried(k: number): Sql {
    const {order, steps, exclusions, closing} = this.query;
    const going = order === 'ordered' ? (k < this.#last ? [`after_step_${k + 1}`] : [])
      : order === 'strict' ? ['after_any'] : steps.map((_, s) => `after_step_${s + 1}`);
    // Where no step was reached, what follows is what follows the last one that was.
    const lasting = (named: Sql, from: Sql) => {
      const known = k === 1 ? sql`e.${from}` : sql`case when e.place is null then a.${named} else e.${from} end`;
      return sql`, ${known} as ${named}`;
    };
    return joined([
      ...going.map((one) => sql`, e.${name(one)}`),
      ...(order === 'strict' ? [lasting(sql`breaker`, sql`after_any`)] : []),
      ...(closing ? [lasting(sql`closer`, sql`after_closing`)] : []),
      ...exclusions.flatMap(({from}, x) => (from === k - 1 ? [barOf(x + 1)] : [])),
    ], '');
  }

  /** Until when step `k` + 1 counts, after step `k`. */
  #limits(k: number, a = sql`a.`): Sql[] {
    const {windowSeconds, steps, order} = this.query;
    const own = order === 'any' ? undefined : steps[k]?.windowSeconds;
    return [
      ...(windowSeconds === null ? [] : [sql`${a}t_1 + ${milliseconds(windowSeconds)}`]),
      ...(own === undefined ? [] : [sql`${a}t_${number(k)} + ${milliseconds(own)}`]),
    ];
  }

  #attempts(): Sql {
    return sql`attempts as (
  select *, ${this.#byDepth((k) => number(k))} as depth,
    ${this.#deadline()} as deadline
  from reached_${number(this.#last)}
)`;
  }

  #deadline(): Sql {
    const {steps, order} = this.query;
    const isOne = order === 'any' || steps.every(({windowSeconds}) => windowSeconds === undefined);
    const at = (k: number) => deadline(this.#limits(k, sql``));
    return isOne ? at(1) : this.#byDepth(at);
  }

  #byDepth(of: (k: number) => Sql): Sql {
    if (this.#last === 1) return of(1);
    const cases = Array.from({length: this.#last - 1}, (_, i) =>
      sql`when place_${number(this.#last - i)} is not null then ${of(this.#last - i)}`);
    return sql`case ${joined(cases, ' ')} else ${of(1)} end`;
  }

  #lasting(): Sql {
    const {order, closing, exclusions, asOf} = this.query;
    const isOpen = goesOnAfter(this.query) ? [
      sql`depth < ${number(this.#last)}`, sql`(deadline is null or deadline >= ${bound(asOf.instant, 'double')})`,
      ...(order === 'strict' ? [sql`breaker is null`] : []), ...(closing ? [sql`closer is null`] : []),
    ] : [sql`false`];
    const voids = exclusions.map((exclusion, x) => this.#isVoid(exclusion, x + 1));
    return sql`lasting as (
  select *, ${allOf(isOpen)} as is_open
  from attempts${whereAll(voids.length === 0 ? [] : [sql`not coalesce(${anyOf(voids)}, false)`])}
)`;
  }

  #isVoid({to}: FunnelExclusion, x: number): Sql {
    const [bar, reached] = [name(`bar_${x}`), name(`place_${to + 1}`)];
    const isWithin = [
      sql`(deadline is null or ${name(`when_${x}`)} <= deadline)`,
      ...(this.query.order === 'strict' ? [sql`(breaker is null or ${bar} <= breaker)`] : []),
    ];
    return sql`case when ${bar} is null then false
      when ${reached} is not null then ${bar} < ${reached} else ${allOf(isWithin)} end`;
  }
}

/** No event has this place. */
const NEVER = number(Number.MAX_SAFE_INTEGER);

function barOf(x: number): Sql {
  return sql`, e.${name(`after_bar_${x}`)} as ${name(`bar_${x}`)}, e.${name(`when_bar_${x}`)} as ${name(`when_${x}`)}`;
}

function deadline(limits: readonly Sql[]): Sql {
  if (limits.length === 0) return sql`cast(null as double)`;
  return limits.length === 1 ? limits[0]! : sql`least(${joined(limits, ', ')})`;
}

function milliseconds(seconds: number): Sql {
  return bound(seconds * 1000, 'double');
}
