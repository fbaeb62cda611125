import type {LitElement} from 'lit';
import type {WidgetResult} from '@crm-widgets/core';
import type {Outcome, Source} from '@crm-widgets/runtime';
import type {AttributedElement} from '../shared/attributed-element.js';
import type {CardSubject} from './card-model.js';

/** A widget as far as it has something to explain. */
export interface Explained extends LitElement, Pick<AttributedElement, 'compare' | 'formats' | 'messages'> {
  readonly shownHeading: string;
  /** What there is to explain; null while there is nothing. */
  readonly explained: Outcome<WidgetResult> | null;
  /** What is read; null while nothing is. */
  readonly reads: Source | null;
}

/** What the card of a widget is about by now; null while there is nothing to explain. */
export function subjectOf({explained, isConnected, shownHeading, compare, formats, messages, reads}: Explained): CardSubject | null {
  return explained && isConnected
    ? {outcome: explained, heading: shownHeading, compare, formats, messages, source: reads} : null;
}
