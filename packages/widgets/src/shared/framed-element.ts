import {html, noChange, nothing, type PropertyValues} from 'lit';
import {faultOf, type CrmError, type WidgetResult} from '@crm-widgets/core';
import type {Card, Emptiness, Outcome, Progress, Source} from '@crm-widgets/runtime';
import {AttributedElement, showsInPicture} from './attributed-element.js';
import {CardButton} from './card-button.js';
import {dataNotes, emptyPicture, faultPicture, progressBar} from './frame.js';
import {Patience} from './patience.js';
import {Picture} from './picture.js';
import {RefreshTimer} from './refresh-timer.js';
import {Standing} from './standing.js';
import {designEmptiness, designFault, isFault, isPictured, type WidgetState} from './states.js';
import {widgetStyles} from './styles.js';
import {inTurn} from './turns.js';
import {watchWidth} from './watch.js';

/** Seconds after which a stale picture says again how old it is. */
const AGE_STEP = 30;

/**
 * How each state of a widget looks: the card that it is, with its title, what the state shows, and what else is to be known.
 * Draws what `standing` says, and changes it where a drawing fails alone.
 *
 * @csspart frame - The card that all else stands in.
 * @csspart heading - The title.
 * @csspart description - The line under the title.
 * @csspart body - What changes with the state.
 * @csspart skeleton - The shape of what comes, while it loads.
 * @csspart empty - Which of three kinds of nothing there is to show.
 * @csspart error - What is wrong, and its mend.
 * @csspart stale - How old the picture is, since a refresh failed.
 * @csspart partial - How many rows were left out.
 * @csspart warnings - What else is to be known of the data.
 * @csspart about - The button that opens the definition card; so do the keys `?` and `i`.
 * @csspart tools - The button of the menu that saves, copies and prints.
 * @csspart card - The definition card.
 */
export abstract class FramedElement<R extends WidgetResult> extends AttributedElement {
  static override styles = [widgetStyles];

  protected readonly standing = new Standing<R>(() => this.shownHeading);
  protected readonly picture = new Picture<R>(({result, card}) => this.renderResult(result, card));
  protected readonly patience = new Patience(() => { if (this.standing.state === 'loading') this.requestUpdate(); });
  /** How much has arrived of what is awaited. */
  protected progress: Progress | null = null;
  /** What is read; null while nothing is. @internal */
  abstract readonly reads: Source | null;
  readonly #card = new CardButton(this);
  readonly #age = new RefreshTimer(this, () => this.requestUpdate());
  #width: {disconnect(): void} | null = null;

  /** What the widget has come to; `state` pins it. */
  get widgetState(): WidgetState {
    return this.pinned ?? this.standing.state;
  }

  /** Plain JSON behind the picture; null while there is none. */
  get result(): R | null {
    return this.standing.result;
  }

  /** Why there is no picture, or no fresh one: code, place, fault and mend; null where all is well. */
  get error(): CrmError | null {
    return this.standing.error;
  }

  /** The title as it stands. @internal */
  get shownHeading(): string {
    return this.heading || this.defaultHeading();
  }

  /** What the definition card is to explain; null while there is nothing. @internal */
  get explained(): Outcome<R> | null {
    return isFault(this.widgetState) ? null : this.standing.kept;
  }

  /** The picture of a result; changes nothing. */
  protected abstract renderResult(result: R, card: Card): unknown;

  /** The shape of what comes, as a part `skeleton` unseen by assistive technology, which is told by `aria-busy`. */
  protected abstract renderSkeleton(): unknown;

  /** Whether `width` is followed; a drawing that scales by itself needs none. */
  protected get needsWidth(): boolean {
    return false;
  }

  /** The title where `heading` gives none: that of the metric, or of all of several, else the tag's. */
  protected defaultHeading(): string {
    const {metrics, messages, standing} = this;
    return metrics.map((id) => messages.metricTitle(id || this.localName.replace(/.*?-/, ''))
      ?? (metrics[1] ? id : standing.outcome?.card.title ?? id)).join(', ');
  }

  /** Skeletons and first pictures of a page come a few a task. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const isFirst = !this.hasUpdated || (isPictured(this.standing.state) && !this.picture.shows);
    return isFirst ? inTurn(() => { void super.scheduleUpdate(); }) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.picture.date(showsInPicture(changed));
  }

  protected override render(): unknown {
    if (this.#standsStill()) return noChange;
    // Before all else, for a drawing that fails is another state.
    const body = this.#renderBody();
    return html`<div part="frame" class="frame" role="group" aria-labelledby="heading" aria-busy=${`${this.widgetState === 'loading'}`}
      @keydown=${this.#card.press}>
      <div class="top">${this.#card.render()}
        <slot name="heading"><div part="heading" class="heading" id="heading">${this.shownHeading}</div></slot></div>
      ${this.description ? html`<p part="description" class="description">${this.description}</p>` : nothing}
      <div part="body" class="body"><div class="ruler"></div>${body}</div>
      ${this.#renderNotes()}
      <p class="unseen" role="status"></p>
    </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.isConnected) return;
    this.#measure();
    this.#age.every(this.standing.state === 'stale' ? AGE_STEP : 0);
    const event = this.standing.close();
    if (event) this.dispatchEvent(event);
  }

  /** The element has gone. */
  protected tearDown(): void {
    this.#width?.disconnect();
    this.#width = null;
    this.#age.every(0);
    this.patience.lose();
  }

  /** A run that has only just begun shows nothing yet. */
  #standsStill(): boolean {
    const {state, kept} = this.standing;
    return this.patience.lasts && state === 'loading' && !this.pinned && !this.picture.isDated && kept !== null;
  }

  #renderBody(): unknown {
    this.picture.lift();
    const {widgetState: shown, standing} = this;
    const own = this.#hasContent() ? html`<slot></slot>` : null;
    if (shown === 'empty') return this.#renderEmpty(standing.outcome?.emptiness ?? designEmptiness);
    if (isFault(shown)) return html`${own}${this.#renderFault()}`;
    const {kept} = standing;
    if (!kept) return own ?? html`${this.renderSkeleton()}${progressBar(this.progress)}`;
    return html`<div class="drawn">${kept.state === 'empty' ? this.#renderEmpty(kept.emptiness) : this.#renderPicture(kept)}</div>`;
  }

  /** A drawing that fails is a fault like any other, and never one of the page. */
  #renderPicture(outcome: Outcome<R>): unknown {
    try {
      return this.picture.render(outcome);
    } catch (thrown) {
      this.standing.painted = null;
      this.standing.fail(faultOf(thrown, [this.label]));
      return this.#renderFault();
    }
  }

  #renderEmpty(emptiness: Emptiness | null): unknown {
    return emptyPicture(this.messages.empty(emptiness, emptiness?.lastDay ? this.formats.day(emptiness.lastDay) : null));
  }

  #renderFault(): unknown {
    const {messages} = this;
    const calm = this.widgetState === 'unsupported' ? messages.unsupported : messages.cannotShow('');
    return faultPicture(this.error ?? designFault, calm, messages);
  }

  /** What is to be known beside the picture. */
  #renderNotes(): unknown {
    const {widgetState: shown, messages, formats} = this;
    const kept = this.explained;
    if (!kept || shown === 'empty') return nothing;
    return html`${dataNotes(kept, messages, formats)}
      ${shown === 'stale' ? html`<p part="stale" class="note">${messages.stale(formats.ago(this.standing.painted!.at, Date.now()))}</p>` : nothing}`;
  }

  /** Whether the page gave content of its own to stand in until the picture is there. */
  #hasContent(): boolean {
    return [...this.childNodes].some((node) =>
      node instanceof Element ? !node.slot && node.localName !== 'crm-step' : node instanceof Text && /\S/.test(node.data));
  }

  /** Follows the width of a line without height: what is drawn for a width changes no size that is followed. */
  #measure(): void {
    const ruler = this.needsWidth && this.renderRoot.querySelector('.ruler');
    if (ruler) this.#width ??= watchWidth(ruler, (width) => { this.width = width; });
  }
}
