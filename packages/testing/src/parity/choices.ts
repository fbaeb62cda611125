import fc from 'fast-check';

/**
 * A choice made before it is known what there is to choose from; it shrinks by itself, whatever the company is.
 * The smallest is the first.
 */
export type Choice = number;

export const choice = fc.nat(9999);
export const choices = (most: number) => fc.array(choice, {maxLength: most});

/** @throws {RangeError} there is nothing to choose from */
export function pick<T>(list: readonly T[], chosen: Choice): T {
  if (list.length === 0) throw new RangeError('nothing to choose from');
  return list[chosen % list.length]!;
}
