import {InputError, missingCode} from '@crm-widgets/core';

type Words = typeof import('./fault-words.js');

/** What is wrong with a file, before it is put in words: most files are in order, and these come for one that is not. */
export class FileFault extends Error {
  constructor(readonly say: (words: Words) => InputError) {
    super();
  }
}

/** Whether what was thrown says what is wrong with a file, or is going to. */
export function isFault(thrown: unknown): boolean {
  return thrown instanceof InputError || thrown instanceof FileFault;
}

/** Reads on, and says in words what is wrong with the file. @throws {InputError} `E_ASSET`, or what it says */
export async function worded<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof FileFault)) throw thrown;
    throw thrown.say(await import('./fault-words.js').catch((cause: unknown) => {
      throw missingCode('the code that says what is wrong', cause);
    }));
  }
}
