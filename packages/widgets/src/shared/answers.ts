import {InputError, type WidgetResult} from '@crm-widgets/core';
import type {Emptiness, Outcome} from '@crm-widgets/runtime';

/** What a run comes to: a picture, a fault, or null for one that goes on. */
export type Answer<R> = Outcome<R> | Error | null;

/** A state as stories and tests show it: what each run comes to, and the attributes it is shown with. */
export interface ShownState<R> {
  readonly answers: readonly Answer<R>[];
  readonly attributes?: Readonly<Record<string, string>>;
  /** `widgetState` in the end; stale comes with a refresh. */
  readonly shows: 'loading' | 'ready' | 'partial' | 'stale' | 'empty' | 'error' | 'unsupported';
}

/** Hands out answers, one a run, the last one again and again. */
export class Answers<R> {
  list: readonly Answer<R>[] = [];
  #runs = 0;

  async next(): Promise<Outcome<R>> {
    const answer = this.list[Math.min(this.#runs++, this.list.length - 1)] ?? null;
    if (answer === null) return new Promise(() => undefined);
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

/** An outcome that is ready. */
export function readyWith<R extends WidgetResult>(result: R, title: string): Outcome<R> {
  return {result, state: 'ready', emptiness: null, card: {title, tables: []}};
}

/** The same with rows left out. */
export function partialOf<R extends WidgetResult>(outcome: Outcome<R>): Outcome<R> {
  const report = {
    read: 6931, accepted: 6919, rejected: 12, skipped: 0,
    reasons: [{code: 'bad_date', column: 'issued_at', count: 12, firstLine: 104}],
  };
  return {...outcome, state: 'partial', card: {...outcome.card, tables: [{name: 'transactions', report}]}};
}

/** The same with nothing found. */
export function emptyOf<R extends WidgetResult>(outcome: Outcome<R>, kind: Emptiness['kind']): Outcome<R> {
  const lastDay = kind === 'no_rows' ? null : '1998-06-30';
  return {...outcome, state: 'empty', emptiness: {kind, table: 'transactions', lastDay}};
}

export const notFound = new InputError({
  code: 'E_HTTP_404', where: ['crm-table transactions', 'transactions.csv'],
  what: 'the server answered 404, wanted a file', mend: 'Put the file at that address, or correct src',
});

export const refused = new InputError({
  code: 'E_CSP_WORKER', where: ['this page'], what: 'its policy refuses workers',
  mend: "Add worker-src 'self' to the policy",
});
