/** One row of a table; every row of a table has the same columns in the same order. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** An amount to the cent. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
