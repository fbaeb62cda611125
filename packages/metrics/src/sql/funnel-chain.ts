import type {FunnelQuery} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {allOf, anyOf, joined, name, number, sql, whereAll, type Sql} from './fragment.js';
import {Attempt} from './funnel-attempts.js';
import {deepestStep, groupsOf, instantsOf} from './funnel-deepest.js';
import {placedStep, type FunnelEvents} from './funnel-events.js';

/**
 * Attempts, step by step: each event knows the next one of each kind, so that an attempt goes on by a join of equal
 * places, however many events an entity has.
 */
export function chainSteps(query: FunnelQuery, events: FunnelEvents): Sql[] {
  return new FunnelChain(query, events).steps();
}

class FunnelChain {
  readonly #last: number;
  readonly #attempt: Attempt;

  constructor(private readonly query: FunnelQuery, private readonly events: FunnelEvents) {
    this.#last = query.steps.length;
    this.#attempt = new Attempt(query);
  }

  steps(): Sql[] {
    const further = Array.from({length: this.#last - 1}, (_, k) => this.#reached(k + 2));
    return [
      placedStep(this.events), this.#followed(), this.#started(), ...further, this.#attempts(), this.#lasting(),
      deepestStep(this.query, instantsOf(this.query)),
    ];
  }

  /** Each with the place of the entity's next event of each kind that somebody may go on to. */
  #followed(): Sql {
    const {query: {order, closing}, events: {ofSteps, ofBars}} = this;
    const after = (flag: Sql, what = sql`place`) =>
      dialect.nextKnown(sql`case when ${flag} then ${what} end`, sql`later`);
    const list = [
      ...ofSteps.slice(order === 'any' ? 0 : 1).map((flag) => sql`${after(flag)} as after_${flag}`),
      ...ofBars.flatMap((flag) => [sql`${after(flag)} as after_${flag}`, sql`${after(flag, sql`t`)} as when_${flag}`]),
      ...(closing ? [sql`${after(sql`closing`)} as after_closing`] : []),
    ];
    const kinds = ofSteps.map((flag, k) => sql`case when ${flag} then ${number(2 ** k)} else 0 end`);
    const mask = order === 'any' ? sql`,\n    ${joined(kinds, ' + ')} as kinds` : sql``;
    return sql`followed as (
  select *${joined(list.map((one) => sql`,\n    ${one}`), '')}${mask}
  from placed
  window later as (partition by entity order by place)
)`;
  }

  #started(): Sql {
    const {order, steps} = this.query;
    const isStep = order === 'any' ? sql`e.kinds > 0` : sql`e.step_1`;
    const all = number(2 ** steps.length - 1);
    const wanted = order === 'any' ? sql`, ${all} - ${dialect.lowestBit(sql`e.kinds`)} as wanted` : sql``;
    return sql`reached_1 as (
  select e.entity${groupsOf(this.query)}, e.place, e.t as t_1${this.#carried(1)}${wanted}
  from followed as e
  where ${isStep} and e.is_entry
)`;
  }

  /** Attempts with the event that is step `k`, counted from 1, where one is there in time. */
  #reached(k: number): Sql {
    const {order, exclusions} = this.query;
    const before = number(k - 1);
    const kept = [
      sql`a.entity${groupsOf(this.query, 'a')}`, sql`a.place`,
      ...Array.from({length: k - 1}, (_, i) => sql`a.t_${number(i + 1)}`),
      ...exclusions.flatMap(({from, to}, x) => [
        ...(from < k - 1 ? [sql`a.bar_${number(x + 1)}, a.when_${number(x + 1)}`] : []),
        ...(to < k - 1 ? [sql`a.${end(x)}`] : []),
      ]),
    ];
    const still = sql`coalesce(${dialect.lowestBit(dialect.commonBits(sql`e.kinds`, sql`a.wanted`))}, 0)`;
    const wanted = order === 'any' ? sql`, a.wanted - ${still} as wanted` : sql``;
    return sql`reached_${number(k)} as (
  select ${joined(kept, ', ')}, e.t as t_${number(k)}${this.#carried(k)}${wanted}
  from reached_${before} as a
  left join followed as e on ${allOf([this.#isNext(k), ...this.#attempt.inTime(k - 1, sql`e.t`, sql`a.`)])}
)`;
  }

  /** Whether event `e` is where an attempt `a` goes on to step `k`. */
  #isNext(k: number): Sql {
    const {order, steps} = this.query;
    if (order === 'ordered') return sql`e.place = a.after_step_${number(k)}`;
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
      : steps.map((_, s) => `after_step_${s + 1}`);
    // Where no step was reached, what follows is what follows the last one that was.
    const closer = k === 1 ? sql`e.after_closing`
      : sql`case when e.place is null then a.closer else e.after_closing end`;
    return joined([
      ...going.map((one) => sql`, e.${name(one)}`), ...(closing ? [sql`, ${closer} as closer`] : []),
      ...exclusions.flatMap(({from, to}, x) => [
        ...(from === k - 1 ? [barOf(x + 1)] : []), ...(to === k - 1 ? [sql`, e.place as ${end(x)}`] : []),
      ]),
    ], '');
  }

  #attempts(): Sql {
    return sql`attempts as (
  select *, ${this.#attempt.depth} as depth, ${this.#attempt.deadline} as deadline
  from reached_${number(this.#last)}
)`;
  }

  #lasting(): Sql {
    const {closing, exclusions} = this.query;
    const voids = exclusions.map((_, x) => isVoid(x));
    return sql`lasting as (
  select *, ${this.#attempt.isOpen(closing ? [sql`closer is null`] : [])} as is_open
  from attempts${whereAll(voids.length === 0 ? [] : [sql`not coalesce(${anyOf(voids)}, false)`])}
)`;
  }
}

/** No event has this place. */
const NEVER = number(2 ** 31 - 1);

function barOf(x: number): Sql {
  return sql`, e.${name(`after_bar_${x}`)} as ${name(`bar_${x}`)}, e.${name(`when_bar_${x}`)} as ${name(`when_${x}`)}`;
}

/** Place of the step before which an exclusion holds. */
function end(x: number): Sql {
  return sql`end_${number(x + 1)}`;
}

function isVoid(x: number): Sql {
  const [bar, when] = [sql`bar_${number(x + 1)}`, sql`when_${number(x + 1)}`];
  return sql`case when ${bar} is null then false
      when ${end(x)} is not null then ${bar} < ${end(x)} else (deadline is null or ${when} <= deadline) end`;
}
