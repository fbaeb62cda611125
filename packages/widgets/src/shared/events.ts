import type {CrmError, WidgetResult} from '@crm-widgets/core';

/** Cross shadow roots and frameworks, as every event of the kit does. */
const everywhere = {bubbles: true, composed: true} as const;

/** A run ended with a picture: ready, partial or empty. */
export class CrmReadyEvent extends CustomEvent<{result: WidgetResult}> {
  constructor(result: WidgetResult) {
    super('crm-ready', {...everywhere, detail: {result}});
  }
}

/** A refresh failed and the last picture stays; `since` is when that picture was got, an ISO instant. */
export class CrmStaleEvent extends CustomEvent<{error: CrmError; since: string}> {
  constructor(error: CrmError, since: string) {
    super('crm-stale', {...everywhere, detail: {error, since}});
  }
}

/** A run ended without a picture: error or unsupported. */
export class CrmErrorEvent extends CustomEvent<{error: CrmError}> {
  constructor(error: CrmError) {
    super('crm-error', {...everywhere, detail: {error}});
  }
}

export interface Selection {
  metric: string;
  /** What was picked: a group, a step's id, or the first day of a period. */
  key: string;
  ids?: string[];
}

/** A person picked something; cancelable. */
export class CrmSelectEvent extends CustomEvent<Selection> {
  constructor(detail: Selection) {
    super('crm-select', {...everywhere, cancelable: true, detail});
  }
}

/** A person set a filter; cancelable. */
export class CrmFilterEvent extends CustomEvent<{column: string; value: unknown}> {
  constructor(detail: {column: string; value: unknown}) {
    super('crm-filter', {...everywhere, cancelable: true, detail});
  }
}

declare global {
  interface HTMLElementEventMap {
    'crm-ready': CrmReadyEvent;
    'crm-stale': CrmStaleEvent;
    'crm-error': CrmErrorEvent;
    'crm-select': CrmSelectEvent;
    'crm-filter': CrmFilterEvent;
  }
}
