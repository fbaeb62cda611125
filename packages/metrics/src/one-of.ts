import type {Param} from './metric.js';

/** One of a few words; the first is the default. */
export function oneOf<const T extends string>(values: readonly [T, ...T[]], about: string): Param<T> {
  return {
    about: `${about}: ${values.join(', ')}`,
    fallback: values[0],
    values,
    read(given) {
      const value = values.find((v) => v === given);
      if (value === undefined) throw new TypeError(`one of ${values.join(', ')}`);
      return value;
    },
  };
}
