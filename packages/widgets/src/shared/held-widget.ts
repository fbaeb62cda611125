import {html} from 'lit';
import type {KpiResult} from '@crm-widgets/core';
import type {Ask, AskOptions, Outcome, Source} from '@crm-widgets/runtime';
import {june} from '../kpi/kpi-samples.js';
import {CrmWidget} from './widget-element.js';

/** An answer that a test gives when it likes. */
export interface HeldRun {
  readonly ask: Ask;
  readonly source: Source | null;
  readonly signal: AbortSignal;
  readonly onProgress: NonNullable<AskOptions['onProgress']>;
  give(outcome?: Partial<Outcome<KpiResult>>): void;
  fail(thrown: unknown): void;
}

/** The bare base class: shows its value, and every run waits for its test. For tests alone. */
export class HeldWidget extends CrmWidget<KpiResult> {
  readonly runs: HeldRun[] = [];
  sourceless = false;
  /** The drawing throws. */
  broken = false;

  protected override get needsSource(): boolean {
    return !this.sourceless;
  }

  protected override query(): Ask {
    return this.frame;
  }

  protected override answer(
    source: Source | null, ask: Ask, {signal, onProgress}: AskOptions,
  ): Promise<Outcome<KpiResult>> {
    return new Promise((resolve, reject) => {
      this.runs.push({
        ask, source, signal, onProgress: onProgress!,
        give: (outcome = {}) => resolve({...heldOutcome, ...outcome}),
        fail: reject,
      });
    });
  }

  protected override renderSkeleton(): unknown {
    return html`<p part="skeleton" aria-hidden="true"></p>`;
  }

  protected override renderResult(result: KpiResult): unknown {
    if (this.broken) throw new TypeError('of the drawing');
    return html`<p class="held" lang=${this.locale}>${result.current.value}</p>`;
  }
}

export const heldOutcome: Outcome<KpiResult> = {
  result: june, state: 'ready', emptiness: null, card: {title: 'Revenue', tables: []},
};

/** The same with another value. */
export function heldValue(value: number): Partial<Outcome<KpiResult>> {
  return {result: {...june, current: {...june.current, value}}};
}
