import type {CohortResult} from '@crm-widgets/core';

/** From a place up to, not with, another. */
export type Span = readonly [from: number, until: number];

/** Which lines and columns of a large triangle are drawn: what is seen of it, and a little around that. */
export interface Pane {
  readonly lines: Span;
  readonly columns: Span;
  /** It stands on paper, where nobody scrolls. */
  readonly isPaper?: true;
}

/** Cells up to which all of a triangle is drawn. */
const mostDrawn = 2500;

/** Whether it has too many cells to draw them all. */
export function isLarge({cohorts}: Pick<CohortResult, 'cohorts'>, columns: number): boolean {
  return cohorts.length * columns > mostDrawn;
}

/** What is drawn before anybody knows how much is seen. */
export const firstPane: Pane = {lines: [0, 32], columns: [0, 32]};

/** All of it, as a picture of it needs it. */
export const wholePane: Pane = {lines: [0, Infinity], columns: [0, Infinity], isPaper: true};

/** All of it, on as many sheets of paper as it needs. */
export const paperPane: Pane = {...wholePane};

/** A place that is drawn, or how many are not before the next that is. */
export type Drawn = {readonly at: number} | {readonly gap: number};

/** The places of `span` among so many, and some beside them, with the gaps between. */
export function withGaps(count: number, span: Span, beside: readonly number[] = []): Drawn[] {
  const wanted = new Set(beside.filter((at) => at >= 0 && at < count));
  for (let at = Math.max(0, span[0]); at < Math.min(count, span[1]); at++) wanted.add(at);
  const drawn: Drawn[] = [];
  let next = 0;
  for (const at of [...wanted].sort((a, b) => a - b)) {
    if (at > next) drawn.push({gap: at - next});
    drawn.push({at});
    next = at + 1;
  }
  if (count > next) drawn.push({gap: count - next});
  return drawn;
}

/** The places alone. */
export function placesOf(drawn: readonly Drawn[]): number[] {
  return drawn.flatMap((one) => ('at' in one ? [one.at] : []));
}
