/** What time is asked of, so that tests may hold it still. */
export interface Clock {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Calls once after so many milliseconds; the returned function takes it back. */
  after(ms: number, call: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
