/** How long the works of one task may take together, milliseconds; a task of 50 is felt, and not all of it is theirs. */
const SLICE_MS = 16;

interface Work {
  run(): void;
  resolve(): void;
  reject(reason: unknown): void;
}

const waiting: Work[] = [];
/** When the first work of this task began; null in a task without any. */
let began: number | null = null;

/**
 * Does the work now, or, where others have taken long enough in this task, in one of the next: a page draws many widgets
 * at once when it loads, and is to hear people meanwhile. First come, first served.
 */
export function inTurn(run: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({run, resolve, reject});
    if (began !== null && (waiting.length > 1 || isLong(began))) return;
    if (began === null) later();
    began ??= performance.now();
    doFirst();
  });
}

/** The next task: by a message, as timers of a page that is not in front run once a second. */
function later(): void {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    began = performance.now();
    while (waiting.length > 0 && !isLong(began)) doFirst();
    if (waiting.length > 0) later();
    else began = null;
  };
  port2.postMessage(null);
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
