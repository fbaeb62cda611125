import {isValid, rateDateOf, type DayColumn, type Rates, type TableName, type TypedColumn} from '@crm-widgets/core';
import {gather} from './gather.js';
import {TableView, TableViews} from './table-view.js';

/** Currencies and days of which the converted amounts are kept. */
const MOST_RATES = 40;

const made = new WeakMap<TableViews, Map<string, RatedViews>>();

/** The tables of a source with their amounts in one currency, those asked for last kept. */
export function ratedViews(tables: TableViews, rates: Rates): TableViews {
  const key = JSON.stringify(rates);
  const known = made.get(tables) ?? new Map<string, RatedViews>();
  const rated = known.get(key) ?? new RatedViews(tables, rates);
  known.delete(key);
  known.set(key, rated);
  if (known.size > MOST_RATES) known.delete(known.keys().next().value!);
  made.set(tables, known);
  return rated;
}

class RatedViews extends TableViews {
  readonly #rated = new Map<TableName, TableView>();

  constructor(private readonly given: TableViews, private readonly rates: Rates) {
    super(given.tables);
  }

  override get(name: TableName): TableView {
    const given = this.given.get(name);
    const dated = rateDateOf(name, this.rates);
    if (dated === null || !given.has('currency')) return given;
    let rated = this.#rated.get(name);
    if (!rated) {
      const factors = factorsOf(given, this.given.get('fx_rates'), dated, this.rates);
      this.#rated.set(name, rated = new RatedView(given, factors, this.rates.missing === true));
    }
    return rated;
  }
}

/** Rows of a table with a rate, or those without any, and what their amounts come to. */
class RatedView extends TableView {
  readonly #kept: Int32Array;
  readonly #factors: Float64Array;
  readonly #made = new Map<string, TypedColumn>();

  /** @param factors for each row; 0 where no rate is known */
  constructor({name, table}: TableView, factors: Float64Array, missing: boolean) {
    const kept = rowsThat(factors, (factor) => (factor === 0) === missing);
    super(name, table, kept.length);
    this.#kept = kept;
    this.#factors = factors;
  }

  override column(name: string): TypedColumn {
    let made = this.#made.get(name);
    if (!made) this.#made.set(name, made = this.#converted(gather(super.column(name), this.#kept)));
    return made;
  }

  #converted(column: TypedColumn): TypedColumn {
    if (column.type !== 'money') return column;
    const values = column.values.map((value, i) => value * (this.#factors[this.#kept[i]!]! || 1));
    return {...column, values, isConverted: true};
  }
}

function rowsThat(factors: Float64Array, holds: (factor: number) => boolean): Int32Array {
  const rows = new Int32Array(factors.length);
  let count = 0;
  for (let row = 0; row < factors.length; row++) if (holds(factors[row]!)) rows[count++] = row;
  return rows.slice(0, count);
}

function factorsOf(table: TableView, fxRates: TableView, dated: string, {into, day}: Rates): Float64Array {
  const {codes, dictionary} = table.text('currency');
  const known = ratesByCurrency(fxRates);
  const rates = dictionary.map((currency) => (currency === into ? null : known.get(currency) ?? nowhere));
  const factors = new Float64Array(codes.length).fill(1);
  const instants = day === undefined ? table.instant(dated) : null;
  for (let row = 0; row < factors.length; row++) {
    const own = codes[row]! < 0 ? null : rates[codes[row]!]!;
    if (own === null) continue;
    if (!instants) factors[row] = latest(own, day!);
    else factors[row] = isValid(instants.valid, row) ? latest(own, instants.days[row]!) : 0;
  }
  return factors;
}

/** Rates of a currency, by day. */
interface Series {
  readonly days: readonly number[];
  readonly rates: readonly number[];
}

const nowhere: Series = {days: [], rates: []};

/** Of two rates of a day the greater one counts, for order says nothing; one that is not positive is none. */
function ratesByCurrency(view: TableView): Map<string, Series> {
  const {codes, dictionary} = view.text('currency');
  const {days, valid} = view.column('date') as DayColumn;
  const rate = view.number('rate_to_reporting');
  const found = dictionary.map(() => new Map<number, number>());
  for (let row = 0; row < codes.length; row++) {
    const value = rate.values[row]!;
    const isKnown = codes[row]! >= 0 && isValid(valid, row) && isValid(rate.valid, row);
    if (!isKnown || !(value > 0 && value < Infinity)) continue;
    const own = found[codes[row]!]!;
    own.set(days[row]!, Math.max(value, own.get(days[row]!) ?? 0));
  }
  return new Map(found.map((own, code) => {
    const sorted = [...own].sort(([a], [b]) => a - b);
    return [dictionary[code]!, {days: sorted.map(([day]) => day), rates: sorted.map(([, value]) => value)}];
  }));
}

/** The rate of the last day that is not after one; 0 without any. */
function latest({days, rates}: Series, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : rates[low - 1]!;
}
