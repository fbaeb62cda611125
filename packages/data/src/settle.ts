import type {Clock} from './clock.js';

/** What the work comes to, or the reason of the first signal that aborts before. Leaves no listener behind. */
export function settle<T>(work: Promise<T>, ...signals: (AbortSignal | undefined)[]): Promise<T> {
  const given = signals.filter((signal) => signal !== undefined);
  return new Promise<T>((resolve, reject) => {
    const aborted = given.find((signal) => signal.aborted);
    if (aborted) reject(aborted.reason);
    const abort = ({target}: Event) => {
      leave();
      reject((target as AbortSignal).reason);
    };
    const leave = () => given.forEach((signal) => signal.removeEventListener('abort', abort));
    if (!aborted) given.forEach((signal) => signal.addEventListener('abort', abort));
    work.finally(leave).then(resolve, reject);
  });
}

/** What the work comes to, or the fault once the time is over. */
export function within<T>(clock: Clock, ms: number, work: Promise<T>, fault: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = clock.after(ms, () => reject(fault()));
    work.finally(stop).then(resolve, reject);
  });
}
