import type {Param} from './metric.js';

export {oneOf} from './one-of.js';

/** A parameter some of whose values are made of a table: without it they are refused. */
export function taking<T>(param: Param<T>, takes: NonNullable<Param['takes']>): Param<T> {
  return {...param, takes};
}

/** A whole number in a closed range, or `auto`: then it is measured from the data. */
export function wholeOrAuto(about: string, min: number, max: number): Param<number | 'auto'> {
  return {
    about,
    fallback: 'auto',
    read(given) {
      if (given === 'auto') return 'auto';
      if (!Number.isInteger(given)) throw wanted(`auto, or a whole number from ${min} to ${max}`);
      return readNumber(given, min, max);
    },
  };
}

/** A whole number in a closed range. */
export function wholeParam(fallback: number, about: string, min: number, max: number): Param<number> {
  return {
    about,
    fallback,
    read(given) {
      if (!Number.isInteger(given)) throw wanted(`a whole number from ${min} to ${max}`);
      return readNumber(given, min, max);
    },
  };
}

/** A number in a closed range. */
export function numberParam(fallback: number, about: string, min: number, max: number): Param<number> {
  return {about, fallback, read: (given) => readNumber(given, min, max)};
}

/** A number in a closed range that nobody else knows: null until it is given. */
export function numberOrNone(about: string, min: number, max: number): Param<number | null> {
  return {about, fallback: null, read: (given) => (given === null ? null : readNumber(given, min, max))};
}

/** A whole number in a closed range, or null for no bound at all. */
export function wholeOrNone(about: string, min: number, max: number): Param<number | null> {
  return {
    about,
    fallback: null,
    read(given) {
      if (given !== null && !Number.isInteger(given)) throw wanted(`null, or a whole number from ${min} to ${max}`);
      return given === null ? null : readNumber(given, min, max);
    },
  };
}

/** Yes or no. */
export function flagParam(fallback: boolean, about: string): Param<boolean> {
  return {
    about,
    fallback,
    read(given) {
      if (typeof given !== 'boolean') throw wanted('true or false');
      return given;
    },
  };
}

/** Yes, no, or `auto`: as the tables are. */
export function flagOrAuto(about: string): Param<boolean | 'auto'> {
  return {
    about,
    fallback: 'auto',
    read(given) {
      if (typeof given !== 'boolean' && given !== 'auto') throw wanted('auto, true or false');
      return given;
    },
  };
}

/** Words, any of them; `null` among them means missing. */
export function listParam(fallback: readonly (string | null)[], about: string): Param<readonly (string | null)[]> {
  return {
    about,
    fallback,
    read(given) {
      const isList = Array.isArray(given) && given.every((v) => v === null || typeof v === 'string');
      if (!isList) throw wanted('a list of words');
      return given;
    },
  };
}

/** Numbers by name, such as a probability for each stage. */
export function mapParam(about: string, min: number, max: number): Param<Readonly<Record<string, number>>> {
  return {
    about,
    fallback: {},
    read(given) {
      const isPlain = Object.prototype.toString.call(given) === '[object Object]';
      if (!isPlain) throw wanted(`an object of numbers from ${min} to ${max} by name`);
      for (const value of Object.values(given as object)) readNumber(value, min, max);
      return given as Record<string, number>;
    },
  };
}

function readNumber(given: unknown, min: number, max: number): number {
  const inside = typeof given === 'number' && Number.isFinite(given) && given >= min && given <= max;
  if (!inside) throw wanted(`a number from ${min} to ${max}`);
  return given;
}

function wanted(what: string): TypeError {
  return new TypeError(what);
}
