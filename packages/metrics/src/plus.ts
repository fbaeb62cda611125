/** Amounts added up without the tail that binary fractions leave behind decimal ones: 0.1 and 0.2 are 0.3. */
export function plus(...amounts: readonly number[]): number {
  return Number(amounts.reduce((sum, amount) => sum + amount, 0).toPrecision(15));
}
