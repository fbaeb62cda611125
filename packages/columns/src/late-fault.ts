import {InputError, fetched} from '@crm-widgets/core';

type Words = typeof import('./fault-words.js');

/** What is wrong with a file or a query, before it is put in words: most are in order, and words come for one that is not. */
export class LateFault extends Error {
  constructor(readonly say: (words: Words) => InputError) {
    super();
  }
}

/** Whether what was thrown says what is wrong, or is going to. */
export function isFault(thrown: unknown): boolean {
  return thrown instanceof InputError || thrown instanceof LateFault;
}

/** Goes on, and says in words what is wrong. @throws {InputError} `E_ASSET`, or what it says */
export async function worded<T>(step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (thrown) {
    if (!(thrown instanceof LateFault)) throw thrown;
    throw thrown.say(await fetched('the code that says what is wrong', import('./fault-words.js')));
  }
}
