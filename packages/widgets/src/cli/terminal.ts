import {setMaxListeners} from 'node:events';

/** Where a command runs: what it writes, and the folder its paths start from. */
export interface Terminal {
  readonly cwd: string;
  /** A line for whoever reads the result. */
  out(line: string): void;
  /** A line about what went wrong, or what is to be known beside the result. */
  err(line: string): void;
}

/** The command was called in a way it does not know. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Never aborted; more may listen to it at a time than Node thinks sound. */
export function patientSignal(): AbortSignal {
  const {signal} = new AbortController();
  setMaxListeners(0, signal);
  return signal;
}
