/** A promise and its handles. Its rejection is never reported as unhandled: nobody may be waiting. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  resolve!: (value: T) => void;
  reject!: (reason: unknown) => void;

  constructor() {
    this.promise = quiet(new Promise<T>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    }));
  }
}

/** The same promise, with its rejection taken note of. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
