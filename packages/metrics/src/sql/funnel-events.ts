import {eventStreams, type EventStream, type FunnelQuery, type Where} from '@crm-widgets/core';
import {boundInstant} from './conditions.js';
import {dialect} from './dialect.js';
import {allOf, anyOf, column, joined, name, number, sql, whereAll, type Sql} from './fragment.js';
import {dayOf, named} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';

/** What happened to the entities of a funnel. */
export class FunnelEvents {
  /** For each kind of event that the funnel names, steps first, the column that says whether an event is one. */
  readonly flags: readonly Sql[];
  /** Those of steps, and of exclusions. */
  readonly ofSteps: readonly Sql[];
  readonly ofBars: readonly Sql[];
  /** By what events of an entity are sorted. */
  readonly order: Sql;
  readonly #streams: readonly EventStream[];
  readonly #rows: readonly Rows[];

  constructor(private readonly query: FunnelQuery, tables: Tables) {
    const {steps, exclusions, closing, asOf} = query;
    this.ofSteps = steps.map((_, k) => name(`step_${k + 1}`));
    this.ofBars = exclusions.map((_, k) => name(`bar_${k + 1}`));
    this.flags = [...this.ofSteps, ...this.ofBars, ...(closing ? [name('closing')] : [])];
    this.#streams = eventStreams(query);
    this.order = this.#streams.length === 1 ? sql`"at", file_row` : sql`"at", stream, file_row`;
    const label = ({fact}: EventStream, s: number) => (s === 0 ? fact.name : `${fact.name}_${s + 1}`);
    this.#rows = this.#streams.map((stream, s) => new Rows(tables, stream.fact, asOf, label(stream, s)));
  }

  /** Those of rows, and `happened`: whose, when, and what they are. */
  steps(): Sql[] {
    const parts = this.#streams.map((stream, s) => this.#streamOf(stream, this.#rows[s]!, s));
    const happened = sql`happened as (\n  ${joined(parts, '\n  union all\n  ')}\n)`;
    return [...this.#rows.flatMap((rows) => rows.steps()), happened];
  }

  /** Whether it is plain that no event is two of the steps. */
  areApart(): boolean {
    return this.#streams.every(({events}, s) => {
      const filters = events.filter(({place}) => place < this.query.steps.length).map(({filter = {}}) => filter);
      return filters.every((one, k) =>
        filters.slice(k + 1).every((other) => this.#exclude(this.#rows[s]!, one, other)));
    });
  }

  #exclude(rows: Rows, one: Where, other: Where): boolean {
    return Object.entries(one).some(([on, condition]) => {
      const [values, others] = [textsOf(condition), textsOf(other[on])];
      return values && others && rows.isText(on) && !values.some((value) => others.includes(value));
    });
  }

  #streamOf({column: dated, events}: EventStream, rows: Rows, stream: number): Sql {
    const {entry, lookahead, order, steps, by, asOf, where} = this.query;
    const entity = rows.text(this.query.entity);
    const at = column('r', rows.column(dated).id);
    const isEntry = entry ? sql`${dayOf(rows, dated)} < ${number(entry.until)}` : sql`true`;
    const flags = this.flags.map((flag, place) => {
      const event = events.find((one) => one.place === place);
      const holds = event ? sql`coalesce(${allOf(rows.conditions(event.filter ?? {}))}, false)` : sql`false`;
      return sql`${holds} as ${flag}`;
    });
    const starts = events.some(({place}) => (order === 'any' ? place < steps.length : place === 0));
    const groups = by.map((one) => (starts ? rows.dimension(one) : sql`cast(null as varchar)`));
    const isSeen = [
      sql`${entity} is not null`, sql`${at} < ${boundInstant(asOf.instant)}`,
      ...(entry ? [sql`${dayOf(rows, dated)} >= ${number(entry.from)}`] : []),
      ...(entry && !lookahead ? [isEntry] : []),
      ...rows.conditions(where),
    ];
    return sql`select ${entity} as entity, ${at} as "at", ${number(stream)} as stream,
    cast(${rows.place()} as integer) as file_row, ${isEntry} as is_entry, ${joined(flags, ', ')}${named(groups)}
  from ${rows.relation}${rows.labels}${whereAll(isSeen)}`;
  }
}

/** The texts that a condition lists; null for any other one. */
function textsOf(condition: Where[string] | undefined): readonly string[] | null {
  const values: readonly unknown[] = Array.isArray(condition) ? condition : [condition];
  return values.every((value) => typeof value === 'string') ? values : null;
}

/** `placed`: those that are anything, each with its place in the order of all, and its instant in milliseconds. */
export function placedStep({flags, order}: FunnelEvents): Sql {
  return sql`placed as (
  select *, ${dialect.milliseconds(sql`"at"`)} as t, cast(row_number() over (order by ${order}) as integer) as place
  from happened${whereAll([anyOf(flags)])}
)`;
}
