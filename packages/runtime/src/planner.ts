import type {Answer, MeasureQuery, Query, Window} from '@crm-widgets/core';

/** Answers that are kept; a page that is filtered all day asks for more than it looks at again. */
const MOST_ANSWERS = 500;

/** Runs one query on the engine of the page. */
export type RunOne = (query: Query, signal: AbortSignal) => Promise<Answer>;

/** One scan on its way: what it asks, and who waits for it. */
interface Scan {
  readonly answer: Promise<Answer>;
  readonly stop: AbortController;
  waiting: number;
  settled: boolean;
}

interface Waiting<Q extends Query = Query> {
  readonly query: Q;
  readonly signal: AbortSignal;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

/**
 * Turns what widgets ask into few scans: measures that share fact, attribution, filter and dimensions and are asked for
 * in the same moment go into one query, and equal queries share one answer as long as the data stays.
 */
export class Planner {
  readonly #run: RunOne;
  readonly #scans = new Map<string, Scan>();
  /** Which scan answered a query before, by the query's own key. */
  readonly #answeredBy = new Map<string, MeasureQuery>();
  #batch: Waiting[] = [];

  constructor(run: RunOne) {
    this.#run = run;
  }

  /** Forgets every answer; called when rows, settings or as-of change. */
  forget(): void {
    this.#scans.clear();
    this.#answeredBy.clear();
  }

  /** @throws the engine's Fault, or the signal's reason */
  async ask(query: Query, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    // The days of a table are known at once, and more is asked when they are.
    if (query.kind === 'extent' || this.#scans.has(textOf(query))) return this.#wait(query, signal);
    const before = this.#answeredBy.get(textOf(query));
    if (before) return partOf(await this.#wait(before, signal), before, query as MeasureQuery);
    return new Promise((resolve, reject) => {
      this.#batch.push({query, signal, resolve, reject});
      // A task, not a microtask: widgets that change together ask in different microtasks of one task.
      if (this.#batch.length === 1) setTimeout(() => this.#flush());
    });
  }

  #flush(): void {
    const batch = this.#batch.filter(({signal}) => !signal.aborted);
    for (const {signal, reject} of this.#batch) if (signal.aborted) reject(signal.reason);
    this.#batch = [];
    const groups = new Map<string, Waiting<MeasureQuery>[]>();
    for (const one of batch.filter(isOfMeasures)) {
      const key = groupKey(one.query);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    // Sums take a part of the time that entities take, and are what most pages show first; whole pictures take longest.
    const inOrder = [...groups.values()].sort((a, b) => Number(addsUp(b[0]!.query)) - Number(addsUp(a[0]!.query)));
    for (const group of inOrder) this.#answer(group);
    for (const one of batch) {
      if (!isOfMeasures(one)) this.#wait(one.query, one.signal).then(one.resolve, one.reject);
    }
  }

  #answer(group: readonly Waiting<MeasureQuery>[]): void {
    const merged = mergeQueries(group.map(({query}) => query));
    for (const {query, signal, resolve, reject} of group) {
      keep(this.#answeredBy, textOf(query), merged);
      this.#wait(merged, signal).then((answer) => resolve(partOf(answer, merged, query)), reject);
    }
  }

  /** Waits for a scan together with others; the last one to leave stops it. */
  async #wait(query: Query, signal: AbortSignal): Promise<Answer> {
    const key = textOf(query);
    const scan = this.#scans.get(key) ?? this.#start(query, key);
    scan.waiting++;
    try {
      return await untilAborted(scan.answer, signal);
    } finally {
      scan.waiting--;
      if (scan.waiting === 0 && !scan.settled) {
        this.#drop(key, scan);
        scan.stop.abort(signal.reason);
      }
    }
  }

  #start(query: Query, key: string): Scan {
    const stop = new AbortController();
    const scan: Scan = {answer: this.#run(query, stop.signal), stop, waiting: 0, settled: false};
    scan.answer.then(
      () => { scan.settled = true; },
      () => { scan.settled = true; this.#drop(key, scan); },
    );
    keep(this.#scans, key, scan);
    return scan;
  }

  #drop(key: string, scan: Scan): void {
    if (this.#scans.get(key) === scan) this.#scans.delete(key);
  }
}

/**
 * What may be answered by one scan. Sums and counts of more windows cost next to nothing, as days are added up first;
 * entities are told apart anew in each window, so those join only measures of their own windows.
 */
function groupKey(query: MeasureQuery): string {
  const {fact, at, by, where, asOf, windows} = query;
  return JSON.stringify([fact, at, by, where, asOf, addsUp(query) ? null : windows]);
}

function addsUp({at, measures}: MeasureQuery): boolean {
  return at.kind === 'dated' && measures.every(({aggregate}) => aggregate.kind === 'sum' || aggregate.kind === 'count');
}

function isOfMeasures(one: Waiting): one is Waiting<MeasureQuery> {
  return one.query.kind === 'measures';
}

/** A query of many windows is long, and its text asked for several times on its way. */
const texts = new WeakMap<Query, string>();

function textOf(query: Query): string {
  let text = texts.get(query);
  if (text === undefined) texts.set(query, text = JSON.stringify(query));
  return text;
}

/** Puts an entry in; beyond the most, the oldest goes. Whoever waits for it still gets its answer. */
function keep<T>(entries: Map<string, T>, key: string, entry: T): void {
  entries.delete(key);
  entries.set(key, entry);
  if (entries.size > MOST_ANSWERS) entries.delete(entries.keys().next().value!);
}

/** The promise, or the signal's reason as soon as it is aborted. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** One query that answers all of them; they share all but windows and measures. */
function mergeQueries(queries: readonly MeasureQuery[]): MeasureQuery {
  if (queries.length === 1) return queries[0]!;
  const windows = new Map<string, Window>();
  const measures = new Map<string, MeasureQuery['measures'][number]>();
  for (const query of queries) {
    for (const window of query.windows) windows.set(windowKey(window), window);
    for (const measure of query.measures) measures.set(JSON.stringify(measure), measure);
  }
  return {...queries[0]!, windows: [...windows.values()], measures: [...measures.values()]};
}

/** The rows and columns of a merged answer that one of its queries asked for, in that query's own numbering. */
export function partOf(answer: Answer, merged: MeasureQuery, query: MeasureQuery): Answer {
  if (merged.windows.length === query.windows.length && merged.measures.length === query.measures.length
    && textOf(merged) === textOf(query)) return answer;
  const own = new Map(query.windows.map((window, i) => [windowKey(window), i]));
  const indexes = merged.windows.map((window) => own.get(windowKey(window)) ?? null);
  const measures = merged.measures.map((measure) => JSON.stringify(measure));
  const source: Record<string, string> = {};
  query.by.forEach((_, i) => { source[`by${i}`] = `by${i}`; });
  query.measures.forEach((measure, i) => { source[`m${i}`] = `m${measures.indexOf(JSON.stringify(measure))}`; });

  const kept: number[] = [];
  const windowColumn = answer.columns.window!;
  for (let row = 0; row < answer.rows; row++) if (indexes[windowColumn[row] as number] !== null) kept.push(row);
  const columns: Record<string, (number | string | null)[]> = {window: kept.map((row) => indexes[windowColumn[row] as number]!)};
  for (const [name, from] of Object.entries(source)) columns[name] = kept.map((row) => answer.columns[from]![row]!);
  return {...answer, rows: kept.length, columns};
}

function windowKey({from, until}: Window): string {
  return `${from}..${until}`;
}

