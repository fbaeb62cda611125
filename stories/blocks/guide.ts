import type {TableName} from '@crm-widgets/core';
import type {Markup} from './markup.js';

/** What people write about a widget; all else on its page comes from the manifest and from its stories. */
export interface WidgetGuide {
  /** The tags of the page, its widget first. */
  readonly tags: readonly [string, ...string[]];
  readonly purpose: string;
  readonly use: readonly string[];
  /** When another thing is better, and which. */
  readonly avoid: readonly string[];
  /** What to write on it, and what not. */
  readonly content: readonly Advice[];
  /** Keys, and what they do. */
  readonly keys: readonly (readonly [keys: string, does: string])[];
  readonly data: {
    /** Tables that it reads, the usual one first. */
    readonly tables: readonly TableName[];
    /** More about mapping than the table of columns says. */
    readonly says: string;
    readonly samples: readonly string[];
    /** The widget on its samples. */
    readonly example: Markup;
  };
  /** How it comes to its numbers. */
  readonly computed: {readonly says: string; readonly metrics: readonly string[]};
  /** Other pages, by their address. */
  readonly related: readonly {readonly page: string; readonly name: string; readonly why: string}[];
}

/** What to do beside what not to, and why. */
export interface Advice {
  readonly good: string;
  readonly bad: string;
  readonly why: string;
  /** Both, as they look on a page; left out where there is nothing to be seen. */
  readonly pictures?: {readonly good: Markup; readonly bad: Markup};
}
