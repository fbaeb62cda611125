import {nextTask} from './next-task.js';

/** How long the works of one task may take together, milliseconds; a task of 50 is felt, and not all of it is theirs. */
const SLICE_MS = 16;

interface Work {
  run(): void;
  resolve(): void;
  reject(reason: unknown): void;
}

const waiting: Work[] = [];
/** Whether a task is on its way, or under way, that goes on with them. */
let isComing = false;

/**
 * Does the work now, or, where another was done in this task, in one of the next: a page draws many widgets at once when it
 * loads, and is to hear people meanwhile. What the first of them asks the network for is asked for before all others are
 * drawn. First come, first served.
 */
export function inTurn(run: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({run, resolve, reject});
    if (isComing) return;
    goOnLater();
    doFirst();
  });
}

function goOnLater(): void {
  isComing = true;
  nextTask(() => {
    const began = performance.now();
    while (waiting.length > 0 && !isLong(began)) doFirst();
    if (waiting.length > 0) goOnLater();
    else isComing = false;
  });
}

function isLong(since: number): boolean {
  return performance.now() - since > SLICE_MS;
}

function doFirst(): void {
  const {run, resolve, reject} = waiting.shift()!;
  try {
    run();
    resolve();
  } catch (thrown) {
    reject(thrown);
  }
}
