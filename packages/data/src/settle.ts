import type {Clock} from './clock.js';

/** What the work comes to, or the reason of the first signal that aborts before. Leaves no listener behind. */
export function settle<T>(work: Promise<T>, ...signals: (AbortSignal | undefined)[]): Promise<T> {
  const given = signals.filter((signal) => signal !== undefined);
  return new Promise<T>((resolve, reject) => {
    const aborted = given.find((signal) => signal.aborted);
    if (aborted) reject(aborted.reason);
    const listeners = given.map((signal) => ({signal, abort: () => reject(signal.reason)}));
    for (const {signal, abort} of listeners) signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => {
      for (const {signal, abort} of listeners) signal.removeEventListener('abort', abort);
    });
  });
}

/** What the work comes to, or the fault once the time is over. */
export function within<T>(clock: Clock, ms: number, work: Promise<T>, fault: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = clock.after(ms, () => reject(fault()));
    work.then(resolve, reject).finally(stop);
  });
}
