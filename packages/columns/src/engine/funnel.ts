import {
  byCodePoint, type Answer, type FactRef, type FunnelQuery, type ReachedQuery, type WaitsQuery,
} from '@crm-widgets/core';
import {quantile} from './aggregates.js';
import type {FactRows} from './fact-rows.js';
import {Attempt} from './funnel-attempt.js';
import {funnelLog, type FunnelLog} from './funnel-log.js';

/** Answers a funnel query. */
export function answerFunnel(query: FunnelQuery, rowsOf: RowsOf): Answer {
  return funnelOf(query, rowsOf).finish();
}

/** Answers a query for the times between two steps. */
export function answerWaits({funnel, step, bins: asked}: WaitsQuery, rowsOf: RowsOf): Answer {
  const seconds = funnelOf({...funnel, by: []}, rowsOf).waits(step).map((wait) => wait / 1000).sort();
  const [low = 0, high = 0] = [seconds[0], seconds.at(-1)];
  const bins = asked ?? Math.min(60, Math.max(1, Math.ceil(Math.cbrt(seconds.length))));
  const width = Math.max(1, Math.ceil((high - low) / bins));
  const counts = new Map<number, number>();
  for (const wait of seconds) {
    const bin = Math.floor((wait - low) / width);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const found = [...counts.keys()];
  return {rows: found.length, columns: {
    from: found.map((bin) => low + bin * width), until: found.map((bin) => low + (bin + 1) * width),
    count: [...counts.values()],
  }};
}

/** Answers a query for who came to a step. */
export function answerReached({funnel, step, which, group = [], limit}: ReachedQuery, rowsOf: RowsOf): Answer {
  const log = funnelLog(funnel, rowsOf);
  const found: {readonly entity: string; readonly instants: readonly (number | null)[]}[] = [];
  eachDeepest(funnel, log, ({events, depth, isPending}, entity) => {
    const came = which === 'reached' ? depth > step : depth === step && isPending === (which === 'pending');
    const labels = log.labelsOf(events[0]!);
    if (!came || !group.every((label, k) => labels[k] === label)) return;
    found.push({
      entity: log.nameOf(entity),
      instants: Array.from(events, (event, k) => (k < depth ? log.instants[event]! : null)),
    });
  });
  const first = ({instants}: (typeof found)[number]) => instants[0]!;
  const told = found.sort((a, b) => first(a) - first(b) || byCodePoint(a.entity, b.entity)).slice(0, limit);
  return {rows: told.length, columns: {
    entity: told.map(({entity}) => entity),
    ...Object.fromEntries(funnel.steps.map((_, k) => [`t${k}`, told.map(({instants}) => instants[k]!)])),
  }};
}

type RowsOf = (fact: FactRef) => FactRows;

function funnelOf(query: FunnelQuery, rowsOf: RowsOf): FunnelAnswer {
  const log = funnelLog(query, rowsOf);
  const answer = new FunnelAnswer(query, log);
  eachDeepest(query, log, (deepest) => answer.add(deepest));
  return answer;
}

/** Takes the chosen attempts, each before the next one is looked for. */
function eachDeepest(query: FunnelQuery, log: FunnelLog, take: (deepest: Deepest, entity: number) => void): void {
  const attempt = new Attempt(query, log);
  const deepest: Deepest = {events: new Int32Array(query.steps.length), depth: 0, isPending: false};
  for (let entity = 0; entity + 1 < log.starts.length; entity++) {
    findDeepest(deepest, attempt, log.starts[entity]!, log.starts[entity + 1]!);
    if (deepest.depth > 0) take(deepest, entity);
  }
}

/** An entity's deepest attempt, the earliest of these: its events, and whether one as deep may still go on. */
interface Deepest {
  readonly events: Int32Array;
  /** 0 where there is none. */
  depth: number;
  isPending: boolean;
}

function findDeepest(found: Deepest, attempt: Attempt, start: number, end: number): void {
  found.depth = 0;
  let first = start;
  while (first < end && !attempt.startsWith(first)) first++;
  if (first === end) return;
  attempt.turnTo(first, end);
  // None is deeper than one that reached all.
  for (let event = first; event < end && found.depth < found.events.length; event++) {
    if (!attempt.startsWith(event) || !attempt.goFrom(event)) continue;
    if (attempt.depth > found.depth) {
      found.events.set(attempt.events);
      found.depth = attempt.depth;
      found.isPending = attempt.isOpen;
    } else if (attempt.depth === found.depth) {
      found.isPending ||= attempt.isOpen;
    }
  }
}

/** What is counted of a group, by step; waits are milliseconds since the step before. */
interface Group {
  readonly labels: readonly (string | null)[];
  readonly entities: Int32Array;
  readonly pending: Int32Array;
  readonly waits: readonly number[][];
}

/** Rows of an answer to a funnel query. */
class FunnelAnswer {
  readonly #groups = new Map<string, Group>();
  /** The one group there is where nothing is grouped by. */
  readonly #whole: Group | null;

  constructor(private readonly query: FunnelQuery, private readonly log: FunnelLog) {
    this.#whole = query.by.length === 0 ? this.#group([]) : null;
  }

  add({events, depth, isPending}: Deepest): void {
    const {instants} = this.log;
    const {entities, pending, waits} = this.#whole ?? this.#group(this.log.labelsOf(events[0]!));
    for (let step = 0; step < depth; step++) {
      entities[step]!++;
      if (step > 0) waits[step]!.push(instants[events[step]!]! - instants[events[step - 1]!]!);
    }
    if (isPending) pending[depth]!++;
  }

  /** Times that it took everybody to a step from the one before, milliseconds. */
  waits(step: number): Float64Array {
    return new Float64Array(this.#whole!.waits[step]!);
  }

  finish(): Answer {
    const {steps, by} = this.query;
    const groups = [...this.#groups.values()];
    const columns: Record<string, (number | string | null)[]> = {};
    by.forEach((_, k) => { columns[`by${k}`] = groups.map(({labels}) => labels[k]!); });
    steps.forEach((_, step) => {
      const timed = groups.map(({waits}) => secondsOf(waits[step]!));
      columns[`entities${step}`] = groups.map(({entities}) => entities[step]!);
      columns[`pending${step}`] = groups.map(({pending}) => pending[step]!);
      columns[`median${step}`] = timed.map(({median}) => median);
      columns[`mean${step}`] = timed.map(({mean}) => mean);
    });
    return {rows: groups.length, columns};
  }

  #group(labels: readonly (string | null)[]): Group {
    const key = JSON.stringify(labels);
    let group = this.#groups.get(key);
    if (!group) {
      const {length} = this.query.steps;
      const waits = Array.from({length}, () => []);
      this.#groups.set(key, group = {labels, entities: new Int32Array(length), pending: new Int32Array(length), waits});
    }
    return group;
  }
}

function secondsOf(waits: readonly number[]): {median: number | null; mean: number | null} {
  if (waits.length === 0) return {median: null, mean: null};
  let sum = 0;
  for (const wait of waits) sum += wait;
  return {median: quantile(new Float64Array(waits), 0.5)! / 1000, mean: sum / waits.length / 1000};
}
