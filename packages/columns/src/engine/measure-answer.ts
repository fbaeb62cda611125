import type {Answer, MeasureQuery} from '@crm-widgets/core';

/** An answer to a measure query, row by row. */
export class MeasureAnswer {
  #rows = 0;
  readonly #window: number[] = [];
  readonly #by: (string | null)[][];
  readonly #values: (number | null)[][];

  constructor({by, measures}: MeasureQuery) {
    this.#by = by.map(() => []);
    this.#values = measures.map(() => []);
  }

  add(window: number, labels: readonly (string | null)[], values: readonly (number | null)[]): void {
    this.#rows++;
    this.#window.push(window);
    labels.forEach((label, k) => this.#by[k]!.push(label));
    // A number that is not finite is null, as nobody knows it.
    values.forEach((value, k) => this.#values[k]!.push(value !== null && Number.isFinite(value) ? value : null));
  }

  finish(): Answer {
    const named = (prefix: string, columns: readonly (number | string | null)[][]) =>
      columns.map((column, k) => [`${prefix}${k}`, column] as const);
    return {
      rows: this.#rows,
      columns: Object.fromEntries([['window', this.#window] as const, ...named('by', this.#by), ...named('m', this.#values)]),
    };
  }
}
