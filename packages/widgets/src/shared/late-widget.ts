import {html, svg, type PropertyValues} from 'lit';
import type {TableName, WidgetResult} from '@crm-widgets/core';
import type {Ask, AskOptions, Card, Outcome, Source} from '@crm-widgets/runtime';
import type {Drawing} from './drawing.js';
import {CrmWidget} from './widget-element.js';

/** What comes with the chunk of a widget: how it asks, and how a result of it looks. */
export interface Part<R extends WidgetResult, Q extends object = Ask> extends Drawing {
  /** What the widget asks, as plain data; a fault in an attribute throws an InputError that names it. */
  query(): Q;
  answer(source: Source | null, query: Q, options: AskOptions): Promise<Outcome<R>>;
  /** The picture of a result; changes nothing. `title` is that of its metric, whatever the heading. */
  render(result: R, title: string, card: Card): unknown;
  /** To be called when it was drawn. */
  drawn?(): void;
  /** Tables that `src` could be, the preferred one first; by default those of the metric. */
  readonly candidates?: readonly TableName[];
}

/** A bone of a skeleton: x in percent, y in em, width in percent, height in em. The last one is the lowest. */
export type Bone = readonly [x: number, y: number, width: number, height: number];

/** As many lines as a breakdown often has groups. */
const bars = [100, 72, 46, 40, 25].map((width, row): Bone => [0, row * 3.4, width, 1.4]);

/**
 * A widget of which the script has the attributes and the shape of what comes. All else, its part, is fetched as soon as it is
 * to run, beside its rows; what is set and called before holds.
 */
export abstract class LateWidget<R extends WidgetResult, Q extends object = Ask> extends CrmWidget<R, Q> {
  #part: Part<R, Q> | null = null;

  /** Fetches the part. */
  protected abstract load(): Promise<new (widget: this) => Part<R, Q>>;

  /** What stands until the picture does. */
  protected readonly bones: readonly Bone[] = bars;

  /** Has the picture drawn again. @internal */
  redraw(): void {
    // Lit asks for what was there before, to see that it changed.
    this.requestUpdate('picture', null);
  }

  protected override get needsWidth(): boolean {
    return true;
  }

  protected override query(): Q | null {
    return this.#part && this.#part.query();
  }

  protected override answer(source: Source | null, query: Q, options: AskOptions): Promise<Outcome<R>> {
    return this.#part!.answer(source, query, options);
  }

  protected override async loadDrawing(): Promise<Part<R, Q>> {
    // A module that is there is imported again in a task of its own, and a picture would dim for it.
    if (this.#part) return this.#part;
    const Kind = await this.load();
    return this.#part ??= new Kind(this);
  }

  protected override async candidates(): Promise<readonly TableName[]> {
    return (await this.loadDrawing()).candidates ?? super.candidates();
  }

  protected override renderSkeleton(): unknown {
    return html`<svg class="skeleton" part="skeleton" aria-hidden="true" height=${`${this.bones.at(-1)![1] + 2}em`}>${this.bones.map(([x, y, width, height]) =>
      svg`<rect x=${`${x}%`} y=${`${y}em`} width=${`${width}%`} height=${`${height}em`} rx="3"></rect>`)}</svg>`;
  }

  protected override renderResult(result: R, card: Card): unknown {
    return this.#part!.render(result, super.defaultHeading(), card);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#part?.drawn?.();
  }
}
