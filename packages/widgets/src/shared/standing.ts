import type {CrmError, WidgetResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {Deferred} from './deferred.js';
import {CrmErrorEvent, CrmReadyEvent, CrmStaleEvent} from './events.js';
import type {SourceProvider} from './find-source.js';
import {isPictured, isUnsupported, logOnce, type WidgetState} from './states.js';

/** What a run is about; a run about the same is a refresh of the same picture. */
export interface Job {
  /** The question and everything else that shapes the answer, as text. */
  readonly about: string;
  readonly provider: SourceProvider | null;
  readonly revision: number;
}

/**
 * What the runs of a widget have come to: its state, and what there is to show in it.
 *
 * A run begins, succeeds or fails, and has its event once that was drawn; one that is overtaken by the next has none.
 */
export class Standing<R extends WidgetResult> {
  state: WidgetState = 'idle';
  job: Job | null = null;
  outcome: Outcome<R> | null = null;
  error: CrmError | null = null;
  /** What the picture is about, when it was got, and the title it stood under. */
  painted: {readonly job: Job; readonly at: number; readonly heading: string} | null = null;
  #closing: Event | null = null;
  #next: Deferred<R> | null = null;

  /** @param heading the title by now */
  constructor(private readonly heading: () => string) {}

  get result(): R | null {
    return isPictured(this.state) || this.state === 'empty' ? this.outcome!.result : null;
  }

  /** What there is to show; the figures of one metric never stand under the title of another. */
  get kept(): Outcome<R> | null {
    const {painted} = this;
    return painted && (sameJob(painted.job, this.job) || painted.heading === this.heading()) ? this.outcome : null;
  }

  begin(job: Job): void {
    this.job = job;
    this.state = 'loading';
    this.error = this.#closing = null;
  }

  succeed(outcome: Outcome<R>): void {
    this.outcome = outcome;
    this.state = outcome.state;
    // Not before, as a title may be of what was found.
    this.painted = {job: this.job!, at: Date.now(), heading: this.heading()};
    this.#closing = new CrmReadyEvent(outcome.result);
  }

  /** The picture of the same question stays, and is stale. */
  fail(error: CrmError): void {
    const {painted} = this;
    this.error = error;
    logOnce(error);
    if (painted && sameJob(painted.job, this.job)) {
      this.state = 'stale';
      this.#closing = new CrmStaleEvent(error, new Date(painted.at).toISOString());
      return;
    }
    this.outcome = this.painted = null;
    this.state = isUnsupported(error) ? 'unsupported' : 'error';
    this.#closing = new CrmErrorEvent(error);
  }

  /** Back to waiting: the source is gone. */
  rest(): void {
    this.job = this.outcome = this.painted = this.error = this.#closing = null;
    this.state = 'idle';
  }

  /** Ends the run under way without a word; the next one starts anew. */
  interrupt(): void {
    if (this.state !== 'loading') return;
    this.state = 'idle';
    this.job = null;
  }

  /** The result of the run under way, of the last one where there is none. */
  async settled(): Promise<R> {
    if (this.state === 'idle' || this.state === 'loading' || this.#closing) return (this.#next ??= new Deferred<R>()).promise;
    if (this.error) throw this.error;
    return this.outcome!.result;
  }

  /** To be called when its end was drawn: settles for who waits, and hands out its event; null where none has ended. */
  close(): Event | null {
    const event = this.#closing;
    if (!event) return null;
    const next = this.#next;
    this.#closing = this.#next = null;
    if (this.error) next?.reject(this.error);
    else next?.resolve(this.outcome!.result);
    return event;
  }
}

export function sameJob(a: Job, b: Job | null): boolean {
  return a.about === b?.about && a.provider === b.provider && a.revision === b.revision;
}
