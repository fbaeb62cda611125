import {goesOnAfter, type FunnelQuery} from '@crm-widgets/core';
import type {FunnelLog} from './funnel-log.js';

/** Attempts of one entity after the other. Events are places of the log. */
export class Attempt {
  /** Steps reached, in the order in which they were. */
  depth = 0;
  /** The event that is each of them. */
  readonly events: Int32Array;
  readonly #query: FunnelQuery;
  readonly #log: FunnelLog;
  readonly #steps: number;
  readonly #kinds: number;
  readonly #closing: number;
  readonly #window: number;
  readonly #stepWindows: Float64Array;
  readonly #goesOn: boolean;
  readonly #nextStep: (wanted: number) => number;
  /** For each kind and event of the entity the first one from there on that is of the kind; `#end` for none. */
  #next = new Int32Array(0);
  #room = 0;
  #start = 0;
  #end = 0;

  constructor(query: FunnelQuery, log: FunnelLog) {
    const {steps, exclusions, closing, windowSeconds} = query;
    this.#query = query;
    this.#log = log;
    this.#steps = steps.length;
    this.#kinds = steps.length + exclusions.length + Number(closing !== undefined);
    this.#closing = closing ? this.#kinds - 1 : -1;
    this.#window = windowSeconds === null ? Infinity : windowSeconds * 1000;
    const isTimed = query.order !== 'any';
    this.#stepWindows = Float64Array.from(steps, (step) => (isTimed ? step.windowSeconds ?? Infinity : Infinity) * 1000);
    this.#goesOn = goesOnAfter(query);
    this.#nextStep = {ordered: this.#laterStep, strict: this.#adjacentStep, any: this.#anyStep}[query.order];
    this.events = new Int32Array(steps.length);
  }

  /** Turns to the entity whose events lie from `start` up to `end`. */
  turnTo(start: number, end: number): void {
    this.#start = start;
    this.#end = end;
    const room = end - start + 1;
    if (room > this.#room) {
      this.#room = 2 * room;
      this.#next = new Int32Array(this.#room * this.#kinds);
    }
    // In order `strict` nobody looks beyond the next event for a step.
    const first = this.#query.order === 'strict' ? this.#steps : 0;
    for (let kind = first; kind < this.#kinds; kind++) this.#findNext(kind);
  }

  /** Whether an attempt may start with an event. */
  startsWith(event: number): boolean {
    const {order} = this.#query;
    const steps = order === 'any' ? (1 << this.#steps) - 1 : 1;
    return (this.#log.kinds[event]! & steps) !== 0 && this.#log.isEntry(event);
  }

  /** Goes as far as it can. @returns false for an attempt that is void */
  goFrom(event: number): boolean {
    const {instants, kinds} = this.#log;
    let wanted = (1 << this.#steps) - 1;
    this.depth = 0;
    for (let next = event; next < this.#end && (this.depth === 0 || instants[next]! <= this.#deadline());) {
      this.events[this.depth++] = next;
      // In any order an event is the first step still wanted that it can be; else only one is wanted.
      const served = this.#query.order === 'any' ? kinds[next]! & wanted : wanted;
      wanted &= ~(served & -served);
      if (wanted === 0) break;
      next = this.#nextStep(wanted);
    }
    return !this.#isVoid();
  }

  /** Whether it may still go on after as-of. */
  get isOpen(): boolean {
    if (this.depth === this.#steps || !this.#goesOn) return false;
    const after = this.#last + 1;
    const isClosed = this.#closing >= 0 && this.#from(this.#closing, after) < this.#end;
    const isBroken = this.#query.order === 'strict' && after < this.#end;
    return !isClosed && !isBroken && this.#deadline() >= this.#query.asOf.instant;
  }

  get #last(): number {
    return this.events[this.depth - 1]!;
  }

  #findNext(kind: number): void {
    const {kinds} = this.#log;
    const next = this.#next;
    const start = this.#start;
    const base = kind * this.#room - start;
    let found = this.#end;
    next[base + found] = found;
    for (let event = found - 1; event >= start; event--) {
      if ((kinds[event]! >> kind & 1) === 1) found = event;
      next[base + event] = found;
    }
  }

  /** The first event of a kind, from one on. */
  #from(kind: number, event: number): number {
    return this.#next[kind * this.#room + event - this.#start]!;
  }

  /** Until when the next step counts. */
  #deadline(): number {
    const {instants} = this.#log;
    return Math.min(instants[this.events[0]!]! + this.#window, instants[this.#last]! + this.#stepWindows[this.depth]!);
  }

  #laterStep = () => this.#from(this.depth, this.#last + 1);

  #adjacentStep = () => {
    const next = this.#last + 1;
    return next < this.#end && (this.#log.kinds[next]! >> this.depth & 1) === 1 ? next : this.#end;
  };

  #anyStep = (wanted: number) => {
    let first = this.#end;
    for (let step = 0; step < this.#steps; step++) {
      if ((wanted >> step & 1) === 1) first = Math.min(first, this.#from(step, this.#last + 1));
    }
    return first;
  };

  #isVoid(): boolean {
    const {exclusions, order} = this.#query;
    return exclusions.some(({from, to}, index) => {
      if (this.depth <= from) return false;
      const found = this.#from(this.#steps + index, this.events[from]! + 1);
      if (found === this.#end) return false;
      if (this.depth > to) return found < this.events[to]!;
      const isWithin = order !== 'strict' || found <= this.#last + 1;
      return isWithin && this.#log.instants[found]! <= this.#deadline();
    });
  }
}
