import {isValid, type MeasureQuery, type NumericColumn} from '@crm-widgets/core';
import type {Combos, Dimension} from './dimension.js';
import {Decimal} from './sums.js';

/** What a query is asked of: rows that it looks at, by what they are grouped. */
export interface Cutting {
  readonly mask: Uint8Array | null;
  readonly by: readonly Dimension[];
  readonly groups: Combos;
}

/** What rows come to by entity, in major units; 0 for those without any. */
export class Worth {
  readonly of: Float64Array;
  entities: number[] = [];
  readonly #there: Uint8Array;

  constructor(private readonly codes: Int32Array, size: number, private readonly value: NumericColumn) {
    this.of = new Float64Array(size);
    this.#there = new Uint8Array(size);
  }

  take(rows: Int32Array): this {
    for (const entity of this.entities) this.of[entity] = this.#there[entity] = 0;
    this.entities = [];
    const {type, values, valid} = this.value;
    const unit = type === 'money' ? 10_000 : 1;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const entity = this.codes[row]!;
      if (entity < 0) continue;
      if (this.#there[entity] === 0) this.entities.push(entity);
      this.#there[entity] = 1;
      if (isValid(valid, row)) this.of[entity]! += values[row]! / unit;
    }
    return this;
  }
}

/** What entities come to, by the names that measures sum up, and how many there are. */
export class Sums {
  count = 0;
  readonly #sums: readonly Decimal[];
  readonly #counted: readonly {readonly place: number; readonly above: number; count: number}[];

  constructor(private readonly names: readonly string[], private readonly query: MeasureQuery) {
    this.#sums = names.map(() => new Decimal());
    this.#counted = query.measures.map(({aggregate}) => {
      const having = aggregate.kind === 'entities' && aggregate.having.kind === 'sum' ? aggregate.having : null;
      return {place: names.indexOf(having?.column ?? ''), above: having?.above ?? 0, count: 0};
    });
  }

  /** @param values in the order of the names */
  add(...values: readonly number[]): void {
    this.count++;
    for (let i = 0; i < values.length; i++) this.#sums[i]!.add(values[i]!);
    for (const one of this.#counted) if (one.place >= 0 && values[one.place]! > one.above) one.count++;
  }

  /** By measure. @throws {RangeError} one is of a sum by another name */
  answer(): number[] {
    return this.query.measures.map(({aggregate}, i) => {
      if (aggregate.kind !== 'sum') return this.#counted[i]!.place < 0 ? this.count : this.#counted[i]!.count;
      const place = this.names.indexOf(aggregate.column);
      if (place < 0) throw new RangeError(`no sum ${aggregate.column} of entities`);
      return this.#sums[place]!.written();
    });
  }
}
