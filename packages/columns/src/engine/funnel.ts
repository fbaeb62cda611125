import type {Answer, FactRef, FunnelQuery} from '@crm-widgets/core';
import {quantile} from './aggregates.js';
import type {FactRows} from './fact-rows.js';
import {Attempt} from './funnel-attempt.js';
import {funnelLog, type FunnelLog} from './funnel-log.js';

/** Answers a funnel query. */
export function answerFunnel(query: FunnelQuery, rowsOf: (fact: FactRef) => FactRows): Answer {
  const log = funnelLog(query, rowsOf);
  const attempt = new Attempt(query, log);
  const answer = new FunnelAnswer(query, log);
  for (let entity = 0; entity + 1 < log.starts.length; entity++) {
    const deepest = deepestOf(attempt, log.starts[entity]!, log.starts[entity + 1]!);
    if (deepest) answer.add(deepest);
  }
  return answer.finish();
}

/** An entity's deepest attempt, the earliest of these: its events, and whether one as deep may still go on. */
interface Deepest {
  readonly events: Int32Array;
  readonly isPending: boolean;
}

function deepestOf(attempt: Attempt, start: number, end: number): Deepest | null {
  let first = start;
  while (first < end && !attempt.startsWith(first)) first++;
  if (first === end) return null;
  attempt.turnTo(first, end);
  let events: Int32Array | null = null;
  let isPending = false;
  for (let event = first; event < end; event++) {
    if (!attempt.startsWith(event) || !attempt.goFrom(event)) continue;
    const {depth} = attempt;
    if (events === null || depth > events.length) {
      events = attempt.events.slice(0, depth);
      isPending = attempt.isOpen;
    } else if (depth === events.length) {
      isPending ||= attempt.isOpen;
    }
  }
  return events && {events, isPending};
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

  constructor(private readonly query: FunnelQuery, private readonly log: FunnelLog) {
    if (query.by.length === 0) this.#group([]);
  }

  add({events, isPending}: Deepest): void {
    const {query, log} = this;
    const {entities, pending, waits} = this.#group(query.by.length === 0 ? [] : log.groupOf(events[0]!));
    for (let step = 0; step < events.length; step++) {
      entities[step]!++;
      if (step > 0) waits[step]!.push(log.instants[events[step]!]! - log.instants[events[step - 1]!]!);
    }
    if (isPending) pending[events.length]!++;
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
  const sum = waits.reduce((all, wait) => all + wait, 0);
  return {median: quantile(Float64Array.from(waits), 0.5)! / 1000, mean: sum / waits.length / 1000};
}
