import type {Aggregate, Attribution, Condition, Measure} from '@crm-widgets/core';

/** Facts, and columns of them, that are called otherwise than in the SQL. */
type Named = 'mrr_versions' | 'mrr_movements' | 'ticket_facts' | 'funnel_deals' | 'solves' | 'client_spells' | 'goal_attempts'
  | 'customer_id' | 'ticket_id' | 'mrr' | 'cogs' | 'mrr_movements.lesser' | 'mrr_movements.start' | 'mrr_movements.end';

/** What questions are told of, piece by piece, in one language. */
export interface CardPhrases {
  /** What other facts and columns are called is their name. */
  readonly names: Readonly<Record<Named, string>>;
  readonly missing: string;
  readonly there: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  /** Between two that may be, spaces with it. */
  readonly or: string;
  readonly comma: string;
  not(what: string): string;
  from(edge: string | number): string;
  /** An edge that is not counted. */
  upTo(edge: string | number): string;
  readonly rows: string;
  sum(column: string): string;
  mean(column: string): string;
  median(column: string): string;
  percentile(column: string, nth: number): string;
  different(column: string): string;
  withRows(column: string, rows: number): string;
  withSum(column: string, of: string, above: number): string;
  /** `when` may be empty. */
  of(aggregate: string, fact: string, when: string): string;
  is(column: string, what: string): string;
  by(column: string): string;
  inForce(edge: 'start' | 'end', begun: boolean): string;
  readonly kept: string;
  readonly edges: string;
  readonly moved: string;
  daily(column: string): string;
  spread(from: string, to: string): string;
  readonly previous: string;
  readonly yearAgo: string;
  days(count: number): string;
  months(count: number): string;
  readonly ever: string;
  /** The month so many months before the last of a period. */
  monthBefore(months: number): string;
}

/** Questions and settings in words. */
export interface Composed {
  condition(condition: Condition): string;
  measure(measure: Pick<Measure, 'fact' | 'at' | 'aggregate' | 'filter' | 'over'>): string;
  aggregate(aggregate: Aggregate): string;
  value(value: unknown): string;
}

/** A name of a fact or column within a sentence; `of` is the fact of a column. */
function named(name: string, {names}: CardPhrases, of = ''): string {
  const known: Readonly<Record<string, string>> = names;
  return known[`${of}.${name}`] ?? (Object.hasOwn(known, name) ? known[name]! : name.replaceAll('_', ' '));
}

export function composed(phrases: CardPhrases): Composed {
  return {
    condition: (wanted) => condition(wanted, phrases),
    aggregate: (made) => aggregate(made, phrases),
    value: (value) => spoken(value, phrases),
    measure: ({fact, at, aggregate: made, filter = {}, over = 'same'}) => [
      phrases.of(aggregate(made, phrases, fact.name), named(fact.name, phrases), when(at, phrases)),
      ...Object.entries(filter).map(([column, wanted]) => phrases.is(column, condition(wanted, phrases))),
      span(over, phrases),
    ].filter(Boolean).join(phrases.comma),
  };
}

function condition(wanted: Condition, say: CardPhrases): string {
  if (wanted === null) return say.missing;
  if (Array.isArray(wanted)) return wanted.map((one: Condition) => condition(one, say)).join(say.or);
  if (typeof wanted !== 'object') return String(wanted);
  if ('not' in wanted) return wanted.not === null ? say.there : say.not(condition(wanted.not, say));
  const {from, until} = wanted as {from?: string | number; until?: string | number};
  return [from === undefined ? '' : say.from(from), until === undefined ? '' : say.upTo(until)].filter(Boolean).join(' ');
}

function aggregate(made: Aggregate, say: CardPhrases, fact?: string): string {
  if (made.kind === 'count') return say.rows;
  const column = named(made.column, say, fact);
  switch (made.kind) {
    case 'sum': return say.sum(column);
    case 'mean': return say.mean(column);
    case 'quantile': return made.q === 0.5 ? say.median(column) : say.percentile(column, made.q * 100);
    case 'distinct': return say.different(column);
    case 'entities': return made.having.kind === 'rows'
      ? say.withRows(column, made.having.atLeast)
      : say.withSum(column, named(made.having.column, say, fact), made.having.above);
  }
}

function when(at: Attribution, say: CardPhrases): string {
  switch (at.kind) {
    case 'dated': return say.by(at.column);
    case 'state': return say.inForce(at.edge, Boolean(at.begun));
    case 'kept': return say.kept;
    case 'edges': return say.edges;
    case 'moved': return say.moved;
    case 'daily': return say.daily(at.from);
    case 'spread': return say.spread(at.from, at.to);
    case 'always': return '';
  }
}

function span(over: NonNullable<Measure['over']>, say: CardPhrases): string {
  if (typeof over === 'string') return {same: '', previous: say.previous, year_ago: say.yearAgo}[over];
  if ('days' in over) return say.days(over.days);
  if ('months' in over) return say.months(over.months);
  if ('ever' in over) return say.ever;
  return say.monthBefore(over.monthBefore);
}

function spoken(value: unknown, say: CardPhrases): string {
  if (value === null || value === undefined) return say.missing;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (Array.isArray(value)) return value.length === 0 ? say.none : value.map((one) => spoken(one, say)).join(say.comma);
  if (typeof value !== 'object') return `${value as string | number}`;
  const entries = Object.entries(value);
  return entries.length === 0 ? say.none
    : entries.map(([name, one]) => `${name} ${spoken(one, say)}`).join(say.comma);
}
