import {Task} from '@lit/task';
import {LitElement, html, noChange, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  faultOf, inOneLine, isTableName, missingCode, tableNames, wrongAttribute, type CrmError, type TableName, type
  WidgetResult,
} from '@crm-widgets/core';
import {
  candidatesFor, usualTables, type Ask, type AskOptions, type Card, type Emptiness, type Outcome, type Progress, type Source,
} from '@crm-widgets/runtime';
import type {CardSubject} from '../card/card-model.js';
import {given, readNumber, readObject, readOneOf, type Json} from './attributes.js';
import {burst} from './burst.js';
import {CardButton} from './card-button.js';
import {Deferred, quiet} from './deferred.js';
import {CrmErrorEvent, CrmReadyEvent, CrmStaleEvent} from './events.js';
import {SOURCE_CHANGE, findProviders, onlyOf, type SourceNews, type SourceProvider} from './find-source.js';
import {Formats, readFormat} from './format.js';
import {dataNotes, emptyPicture, faultPicture, progressBar, skeletonBars} from './frame.js';
import type {LanguageFollower} from './language-follower.js';
import {known, localeOf} from './locale.js';
import {messagesFor, type Messages} from './messages/messages.js';
import {OwnSource, ownSettings} from './own-source.js';
import {RefreshTimer} from './refresh-timer.js';
import {
  designEmptiness, designFault, isPictured, isUnsupported, logOnce, widgetStates, type WidgetState,
} from './states.js';
import {widgetStyles} from './styles.js';
import {inTurn} from './turns.js';

/** What a run is about; a run about the same is a refresh of the same picture. */
interface Job {
  /** The question and everything else that shapes the answer, as text. */
  readonly about: string;
  readonly provider: SourceProvider | null;
  readonly revision: number;
}

/** A module that draws; its styles come with it, so that a page without that drawing has neither. */
export interface Drawing {
  readonly styles?: CSSResult | readonly CSSResult[];
}

/** Properties that change the question or the wait for its answer, and nothing in the picture of the last one. */
const asked = new Set(`source src table metric params grain period from until compare by where group refreshSeconds loading state
  preset columns dateFormat decimal integrity timeZone currency asOf progress`.split(/\s+/));

const RUN_AHEAD = '200px';
const AGE_STEP_MS = 30_000;
/** A picture stays as it is so long when its question changes; most answers are there before, and dimming costs frames. */
const PATIENCE_MS = 100;

/**
 * What every widget shares: finding its source, one task from query to result, the states and their frame, the events.
 * A widget says what it asks (`query`, `answer`) and how a result looks (`renderResult`).
 *
 * A run starts when the widget comes near the view (`loading="eager"`: at once), and again when its question, its
 * source or its data changes. Only the newest run is ever painted; each run that is not overtaken ends with one event.
 *
 * @attr {string} source - Id of the crm-source to read.
 * @attr {string} src - Address of a file to read instead of a source.
 * @attr {string} table - Which table the file is.
 * @attr {string} metric - What to measure.
 * @attr {string} params - JSON; parameters of the metric.
 * @attr {'day' | 'week' | 'month' | 'quarter' | 'year'} grain - Length of a period; month by default.
 * @attr {string} period - Such as `last-12-months`, `2024-Q2` or `all`.
 * @attr {string} from - First day, ISO; with `until`.
 * @attr {string} until - The day after the last, ISO.
 * @attr {'previous' | 'year' | 'none'} compare - What the value stands beside: the period before (default), the same a year
 *   before, or nothing.
 * @attr {string} by - Column to group by.
 * @attr {string} where - JSON; column to value, such as `{"channel": "web"}`. Only such rows count.
 * @attr {string} group - A name that widgets share; of no effect yet.
 * @attr {string} heading - Title; by default the metric's.
 * @attr {string} description - A line under the title.
 * @attr {string} locale - BCP 47; by default the nearest `lang`.
 * @attr {string} format - compact, full, or Intl.NumberFormat options as JSON.
 * @attr {number} refresh - Seconds between refreshes.
 * @attr {'lazy' | 'eager'} loading - When a run starts: near the view (default), or at once.
 * @attr {'idle' | 'loading' | 'ready' | 'partial' | 'stale' | 'empty' | 'unsupported' | 'error'} state - For design work:
 *   shows that state.
 * @attr {string} preset - Of the file of `src`: name of a known export.
 * @attr {string} columns - Of the file of `src`: JSON, column of the data model to header.
 * @attr {string} date-format - Of the file of `src`, such as `dd/mm/yyyy`.
 * @attr {string} decimal - Of the file of `src`: decimal mark, `.` or `,`.
 * @attr {string} integrity - Of the file of `src`: its hash.
 * @attr {string} time-zone - With `src`: IANA name; UTC by default.
 * @attr {string} currency - ISO 4217; with `src` or `values`, as that of a crm-source.
 * @attr {string} as-of - With `src`: ISO date or date-time up to which rows are known; now by default.
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
export abstract class CrmWidget<R extends WidgetResult, Q extends object = Ask> extends LitElement {
  static override styles = [widgetStyles];
  // No decorators on the tags of the first load, here, kpi, source and table: theirs weigh 0.3 kB more on every page.
  static override properties: PropertyDeclarations = {
    source: {}, src: {}, table: {}, metric: {}, params: {}, grain: {}, period: {}, from: {}, until: {}, compare: {},
    by: {}, where: {}, group: {}, heading: {}, description: {}, locale: {}, format: {},
    refreshSeconds: {attribute: 'refresh'}, loading: {}, state: {}, preset: {}, columns: {},
    dateFormat: {attribute: 'date-format'}, decimal: {}, integrity: {}, timeZone: {attribute: 'time-zone'},
    currency: {}, asOf: {attribute: 'as-of'}, width: {attribute: false}, progress: {attribute: false},
  };

  source = '';
  src = '';
  table = '';
  metric = '';
  params: Json = null;
  grain = '';
  period = '';
  from = '';
  until = '';
  compare = '';
  by = '';
  where: Json = null;
  group = '';
  heading = '';
  description = '';
  locale = '';
  format: Json = null;
  refreshSeconds: string | number = '';
  loading = '';
  state = '';
  preset = '';
  columns: Json = null;
  dateFormat = '';
  decimal = '';
  integrity = '';
  timeZone = '';
  currency = '';
  asOf = '';

  /** Width inside the card in CSS pixels, for drawings; 0 until it was measured. */
  width = 0;
  private progress: Progress | null = null;

  #state: WidgetState = 'idle';
  #outcome: Outcome<R> | null = null;
  #error: CrmError | null = null;
  #started = false;
  #job: Job | null = null;
  /** What the picture is about, when it was got, and the title it stood under. */
  #painted: {readonly job: Job; readonly at: number; readonly heading: string} | null = null;
  #again = false;
  #renew = false;
  #closing: Event | null = null;
  #next: Deferred<R> | null = null;
  #drawn: Outcome<R> | null = null;
  #redraw = false;
  /** A picture made while others were waited for. */
  #ahead: {readonly outcome: Outcome<R>; readonly picture: unknown} | null = null;
  #formats: Formats | null = null;
  #inView: IntersectionObserver | null = null;
  #resized: ResizeObserver | null = null;
  readonly #timer = new RefreshTimer(this, () => { if (this.#painted) void this.refresh(); });
  #ageTimer: ReturnType<typeof setTimeout> | undefined;
  /** Runs while a change of the question is to leave no trace in the picture. */
  #patience: ReturnType<typeof setTimeout> | undefined;
  #followed: {readonly source: Source; readonly stop: () => void} | null = null;
  #follower: Promise<LanguageFollower> | null = null;
  readonly #own = new OwnSource();
  readonly #card = new CardButton(() => this.renderRoot as ShadowRoot, () => this.#subject());

  readonly #task = new Task<readonly [boolean], Outcome<R>>(this, {
    autoRun: false,
    task: ([renew], {signal}) => this.#runTogether(renew, signal),
    onComplete: (outcome) => this.#succeed(outcome),
    onError: (thrown) => this.#fail(faultOf(thrown, [this.label])),
  });

  /** What the widget has come to; `state` pins it. */
  get widgetState(): WidgetState {
    return this.#pinned() ?? this.#state;
  }

  /** Plain JSON behind the picture; null while there is none. */
  get result(): R | null {
    return isPictured(this.#state) || this.#state === 'empty' ? this.#outcome!.result : null;
  }

  /** Why there is no picture, or no fresh one: code, place, fault and mend; null where all is well. */
  get error(): CrmError | null {
    return this.#error;
  }

  /** Starts an idle widget; settles at the next ready, partial or empty; rejects with the CrmError. */
  whenReady(): Promise<R> {
    this.#start();
    return quiet(this.#settled());
  }

  /** Reads the data again; a failure keeps the picture and makes it stale. Settles as `whenReady` does. */
  refresh(): Promise<R> {
    this.#again = this.#renew = true;
    this.requestUpdate();
    return this.whenReady();
  }

  /** What the widget asks, as plain data; null until the code that knows it has come with `loadDrawing`. @throws {InputError} */
  protected abstract query(): Q | null;

  /** Puts the question. `source` is null only where `needsSource` is false. */
  protected abstract answer(source: Source | null, query: Q, options: AskOptions): Promise<Outcome<R>>;

  /** The picture of a result; changes nothing. */
  protected abstract renderResult(result: R, card: Card): unknown;

  /** The shape of what comes. */
  protected renderSkeleton(): unknown {
    return skeletonBars(4);
  }

  /** Loads the code that draws, and the styles of what it draws, while the data loads. */
  protected loadDrawing(): Promise<Drawing | void> | undefined {
    return undefined;
  }

  /** Whether a source is read at all. */
  protected get needsSource(): boolean {
    return true;
  }

  /** Whether `width` is followed; a drawing that scales by itself needs none. */
  protected get needsWidth(): boolean {
    return false;
  }

  /** Tables that `src` could be, the preferred one first; `table` settles it. */
  protected candidates(): Promise<readonly TableName[]> {
    return candidatesFor(this.metric);
  }

  /** Lists of tables, of each of which the first that is declared is needed, as far as that is known without more code. */
  protected foreseen(): readonly (readonly TableName[])[] {
    return this.metric.split(',').map((id) => usualTables(id.trim()));
  }

  /** The title where `heading` gives none: the metric's, else the tag's. */
  protected defaultHeading(): string {
    return this.messages.metricTitle(this.metric || this.localName.replace(/.*?-/, '')) ?? this.#outcome?.card.title ?? this.metric;
  }

  /** The attributes that all questions share. @internal */
  get frame(): Ask {
    return {
      metric: given(this.metric),
      params: readObject('params', this.params, '{"scope": "total"}'),
      grain: given(this.grain), period: given(this.period), from: given(this.from), until: given(this.until),
      compare: given(this.compare), by: given(this.by),
      where: readObject('where', this.where, '{"channel": "web"}'),
    };
  }

  /** The title as it stands. @internal */
  get shownHeading(): string {
    return this.heading || this.defaultHeading();
  }

  /** @internal */
  get messages(): Messages {
    return messagesFor(localeOf(this, this.locale));
  }

  /** Writes numbers and dates in the widget's language; a wrong `format` is told by the error state, not here. @internal */
  get formats(): Formats {
    const locale = localeOf(this, this.locale);
    const style = orElse(() => readFormat(this.format), 'auto' as const);
    if (!this.#formats?.is(locale, style)) this.#formats = new Formats(locale, style);
    return this.#formats;
  }

  /** How errors call this widget. */
  protected get label(): string {
    return this.id ? `${this.localName}#${this.id}` : this.localName;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener(SOURCE_CHANGE, this.#lookAgain);
    this.#observe();
    this.#listen();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const home = this.ownerDocument;
    // A move within a document disconnects and connects in one task; only what stays away is torn down.
    queueMicrotask(() => {
      if (this.isConnected && this.ownerDocument === home) return;
      home.removeEventListener(SOURCE_CHANGE, this.#lookAgain);
      if (!this.isConnected) this.#tearDown();
    });
  }

  /** Being there keeps `moveBefore` from disconnecting the element. @internal */
  connectedMoveCallback(): void {
    this.requestUpdate();
  }

  /** Skeletons and first pictures of a page come a few a task. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const isFirst = !this.hasUpdated || (isPictured(this.#state) && !this.#drawn);
    return isFirst ? inTurn(() => { void super.scheduleUpdate(); }) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#redraw = [...changed.keys()].some((name) => !asked.has(String(name)));
    if (this.#redraw) this.#ahead = null;
    // Other words may have come.
    if (changed.has('locale')) this.#formats = null;
    if (!this.isConnected) return;
    this.#timer.every(this.refreshSeconds);
    if (this.loading === 'eager') this.#started = true;
    const pinned = this.#pinned();
    if (!this.#started || (pinned && !isPictured(pinned))) return;
    const job = this.#nextJob();
    if (this.#job?.provider && !job.provider && job.about === this.#job.about) this.#rest();
    else if (this.#again || !this.#job || !sameJob(job, this.#job)) this.#begin(job);
  }

  protected override render(): unknown {
    if (this.#standsStill()) return noChange;
    const busy = this.widgetState === 'loading' ? 'true' : 'false';
    return html`<div part="frame" class="frame" role="group" aria-labelledby="heading" aria-busy=${busy}
      @keydown=${this.#card.press}>
      <div class="top">${this.#card.render(this.shownHeading, !this.#explained(), this.messages)}
        <slot name="heading"><div part="heading" class="heading" id="heading">${this.shownHeading}</div></slot></div>
      ${this.description ? html`<p part="description" class="description">${this.description}</p>` : nothing}
      <div part="body" class="body"><div class="ruler"></div>${this.#renderBody()}</div>
      ${this.#renderNotes()}
      <p class="unseen" role="status"></p>
    </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.isConnected) this.#measure();
    this.#card.follow();
    const event = this.#closing;
    if (!event || !this.isConnected) return;
    const next = this.#next;
    this.#closing = this.#next = null;
    if (this.#error) next?.reject(this.#error);
    else next?.resolve(this.#outcome!.result);
    this.#keepAge();
    this.dispatchEvent(event);
  }

  /** What the definition card is to explain. */
  #explained(): Outcome<R> | null {
    const shown = this.widgetState;
    return shown === 'error' || shown === 'unsupported' ? null : this.#kept();
  }

  #subject(): CardSubject | null {
    const outcome = this.#explained();
    return outcome && this.isConnected ? {
      outcome, heading: this.shownHeading, compare: this.compare, formats: this.formats, messages: this.messages,
      source: this.#followed?.source ?? null,
    } : null;
  }

  /** The figures of one metric never stand under the title of another. */
  #kept(): Outcome<R> | null {
    const painted = this.#painted;
    if (!painted) return null;
    const isSameQuestion = this.#job !== null && sameJob(painted.job, this.#job);
    return isSameQuestion || painted.heading === this.shownHeading ? this.#outcome : null;
  }

  #renderBody(): unknown {
    const shown = this.widgetState;
    const awaited = shown === 'idle' || shown === 'loading';
    const before = this.#drawn;
    this.#drawn = null;
    if (awaited || isPictured(shown)) {
      const kept = this.#kept();
      if (!kept) return this.#renderWaiting();
      return html`<div class="drawn">${this.#renderKept(kept, before)}</div>`;
    }
    if (shown === 'empty') return this.#renderEmpty(this.#outcome?.emptiness ?? designEmptiness);
    return html`${this.#hasContent() ? html`<slot></slot>` : nothing}${this.#renderFault()}`;
  }

  /** A picture that stands is drawn again only for what shows in it: a run passes several states, and charts are large. */
  #renderKept(kept: Outcome<R>, before: Outcome<R> | null): unknown {
    if (kept.state === 'empty') return this.#renderEmpty(kept.emptiness);
    this.#drawn = kept;
    return before === kept && !this.#redraw ? noChange : this.#renderDrawn(kept);
  }

  /** A drawing that fails is a fault like any other, and never one of the page. */
  #renderDrawn(outcome: Outcome<R>): unknown {
    const ahead = this.#ahead;
    this.#ahead = null;
    try {
      return ahead?.outcome === outcome ? ahead.picture : this.renderResult(outcome.result, outcome.card);
    } catch (thrown) {
      this.#painted = this.#drawn = null;
      this.#state = 'loading';
      this.#fail(faultOf(thrown, [this.label]));
      return this.#renderFault();
    }
  }

  /** What is to be known beside the picture. */
  #renderNotes(): unknown {
    const kept = this.#kept();
    const shown = this.widgetState;
    if (!kept || shown === 'empty' || shown === 'error' || shown === 'unsupported') return nothing;
    return html`${dataNotes(kept, this.messages, this.formats)}
      ${shown === 'stale' ? html`<p part="stale" class="note">${this.messages.stale(this.formats.ago(this.#painted!.at, Date.now()))}</p>` : nothing}`;
  }

  #renderEmpty(emptiness: Emptiness | null): unknown {
    const lastDay = emptiness?.lastDay ? this.formats.day(emptiness.lastDay) : null;
    return emptyPicture(this.messages.empty(emptiness, lastDay));
  }

  #renderWaiting(): unknown {
    return this.#hasContent() ? html`<slot></slot>` : html`${this.renderSkeleton()}${progressBar(this.progress)}`;
  }

  #renderFault(): unknown {
    const error = this.#error ?? designFault;
    const calm = this.widgetState === 'unsupported' ? this.messages.unsupported : this.messages.cannotShow('');
    return faultPicture(error, calm, this.messages);
  }

  /** Whether the page gave content of its own to stand in until the picture is there. */
  #hasContent(): boolean {
    return [...this.childNodes].some((node) =>
      node instanceof Element ? !node.slot && node.localName !== 'crm-step' : node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
  }

  #pinned(): WidgetState | null {
    return widgetStates.find((state) => state === this.state) ?? null;
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.requestUpdate();
  }

  async #settled(): Promise<R> {
    // A source that changed in this very task tells its widgets in an update of its own, before theirs.
    do {
      await Promise.resolve();
      await this.updateComplete;
    } while (this.isUpdatePending);
    const pinned = this.#pinned();
    if (pinned === 'error' || pinned === 'unsupported') throw designFault;
    const underWay = this.#state === 'idle' || this.#state === 'loading' || this.#closing;
    if (underWay) return (this.#next ??= new Deferred<R>()).promise;
    if (this.#error) throw this.#error;
    return this.#outcome!.result;
  }

  #nextJob(): Job {
    let provider: SourceProvider | null = null;
    let about: string;
    try {
      this.#checkFrame();
      const from = !this.needsSource ? null : this.src ? ownSettings(this) : this.source;
      const found = typeof from === 'string' ? findProviders(this, from) : [];
      about = JSON.stringify([this.query(), from, this.table, found.length > 1]);
      provider = onlyOf(found);
    } catch (thrown) {
      about = inOneLine(faultOf(thrown));
    }
    return {about, provider, revision: provider?.revision ?? 0};
  }

  /** Attributes that no question holds; a wrong one is told all the same. */
  #checkFrame(): void {
    readFormat(this.format);
    readOneOf('loading', this.loading, ['lazy', 'eager']);
    readOneOf('state', this.state, widgetStates);
    readNumber('refresh', this.refreshSeconds, '60');
    if (this.locale && !known(this.locale)) {
      throw wrongAttribute('locale', this.locale, 'a language tag such as en or pt-BR', 'Set locale="en"');
    }
  }

  #begin(job: Job): void {
    const renew = this.#renew && this.#painted !== null;
    if (renew) this.#losePatience();
    else if (this.#state !== 'loading') this.#gainPatience();
    this.#job = job;
    this.#again = this.#renew = false;
    this.#state = 'loading';
    this.#error = this.#closing = this.progress = null;
    void this.#task.run([renew]);
  }

  /** Runs; what stands can stand until the others are ready, and a first picture waits for nobody. */
  async #runTogether(renew: boolean, signal: AbortSignal): Promise<Outcome<R>> {
    const others = this.#patience !== undefined && this.#kept() ? burst().enter() : null;
    try {
      const outcome = await this.#run(renew, signal);
      if (others) this.#drawAhead(outcome);
      return outcome;
    } finally {
      await others?.leave();
    }
  }

  /** While others are waited for there is time to draw; only what the title or a fault says is left to the drawing itself. */
  #drawAhead(outcome: Outcome<R>): void {
    if (outcome.state === 'empty' || outcome.card.title !== this.#outcome?.card.title) return;
    this.#ahead = orElse(() => ({outcome, picture: this.renderResult(outcome.result, outcome.card)}), null);
  }

  #gainPatience(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(this.#losePatience, PATIENCE_MS);
  }

  readonly #losePatience = () => {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    if (this.#state === 'loading') this.requestUpdate();
  };

  /** A run that has only just begun shows nothing yet. */
  #standsStill(): boolean {
    const begun = this.#patience !== undefined && this.#state === 'loading' && !this.#pinned();
    return begun && !this.#redraw && this.#kept() !== null;
  }

  async #run(renew: boolean, signal: AbortSignal): Promise<Outcome<R>> {
    this.#checkFrame();
    let query = this.query();
    const drawing = quiet(this.#draw());
    const source = this.needsSource ? await this.#openSource(signal) : null;
    this.#follow(source);
    if (renew) await source?.refresh();
    signal.throwIfAborted();
    const onProgress = (progress: Progress) => {
      // A picture that stands shows none.
      if (!signal.aborted && !this.#kept()) this.progress = progress;
    };
    for (const tables of this.foreseen()) source?.foresee(tables, onProgress);
    if (!query) {
      await drawing;
      signal.throwIfAborted();
      this.#job = {...this.#job!, about: this.#nextJob().about};
      query = this.query()!;
    }
    const outcome = await this.answer(source, query, {signal, onProgress}).catch(async (thrown: unknown) => {
      // The drawing may be what the answer lacked; its own fault tells more.
      await drawing;
      throw thrown;
    });
    this.#adopt(await drawing);
    if (!/^en\b/.test(this.formats.locale)) await (await this.#follower)?.learned;
    return outcome;
  }

  async #draw(): Promise<Drawing | void> {
    try {
      return await this.loadDrawing();
    } catch (cause) {
      throw missingCode('the code that draws', cause);
    }
  }

  #adopt(drawing: Drawing | void): void {
    const root = this.renderRoot;
    if (!(root instanceof ShadowRoot) || !drawing?.styles) return;
    const sheets = [drawing.styles].flat().map(({styleSheet}) => styleSheet!);
    // To set them again would have all styles of the widget worked out again.
    const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
    if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
  }

  async #openSource(signal: AbortSignal): Promise<Source> {
    if (this.src) {
      const candidates = this.table ? [this.#tableName()] : await this.candidates();
      signal.throwIfAborted();
      return this.#own.open(this.label, ownSettings(this), candidates);
    }
    this.#own.close();
    const provider = onlyOf(findProviders(this, this.source)) ?? await this.#awaitProvider(signal);
    await provider.updateComplete;
    signal.throwIfAborted();
    return provider.provideSource();
  }

  #tableName(): TableName {
    if (isTableName(this.table)) return this.table;
    throw wrongAttribute('table', this.table, tableNames.join(', '), 'Set table="transactions"');
  }

  /** A source may stand further down, or come with the next step of a framework; after that its lack, or another one, is a fault. */
  async #awaitProvider(signal: AbortSignal): Promise<SourceProvider> {
    const home = this.ownerDocument;
    if (home.readyState === 'loading') {
      await new Promise((resolve) => home.addEventListener('DOMContentLoaded', resolve, {once: true, signal}));
    }
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    const found = findProviders(this, this.source);
    const provider = onlyOf(found);
    if (!provider) throw (await import('./no-source.js')).noSource(this.source, found.length);
    return provider;
  }

  #succeed(outcome: Outcome<R>): void {
    if (this.#state !== 'loading') return;
    this.#outcome = outcome;
    this.#error = null;
    this.#state = outcome.state;
    this.#painted = {job: this.#job!, at: Date.now(), heading: this.shownHeading};
    this.#closing = new CrmReadyEvent(outcome.result);
  }

  #fail(error: CrmError): void {
    if (this.#state !== 'loading') return;
    this.#error = error;
    logOnce(error);
    if (this.#painted && this.#job && sameJob(this.#painted.job, this.#job)) {
      this.#state = 'stale';
      this.#closing = new CrmStaleEvent(error, new Date(this.#painted.at).toISOString());
      return;
    }
    this.#outcome = this.#painted = null;
    this.#state = isUnsupported(error) ? 'unsupported' : 'error';
    this.#closing = new CrmErrorEvent(error);
  }

  /** Back to waiting: the source is gone. */
  #rest(): void {
    this.#task.abort();
    this.#follow(null);
    this.#job = this.#outcome = this.#painted = this.#error = this.#closing = null;
    this.#state = 'idle';
  }

  #follow(source: Source | null): void {
    if (this.#followed?.source === source) return;
    this.#followed?.stop();
    this.#followed = source && {
      source,
      stop: source.subscribe((change) => {
        if (change === 'report') return;
        this.#again = true;
        this.requestUpdate();
      }),
    };
  }

  readonly #lookAgain = (event: Event) => {
    const {provider, fault} = (event as CustomEvent<SourceNews>).detail;
    if (fault && provider === this.#job?.provider && isPictured(this.#state)) {
      this.#state = 'loading';
      this.#fail({...fault, where: [this.label, ...fault.where]});
    }
    this.requestUpdate();
  };

  /** Follows the language around it, and has its live region speak; without the code for it, it stays in the one that it began in, and silent. */
  #listen(): void {
    const locale = localeOf(this, this.locale);
    this.#follower ??= quiet(import('./language-follower.js').then((code) => new code.LanguageFollower(this, locale)));
  }

  #observe(): void {
    if (!this.#started && !this.#inView && 'IntersectionObserver' in globalThis) {
      this.#inView = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#inView?.disconnect();
        this.#inView = null;
        this.#start();
      }, {rootMargin: RUN_AHEAD});
      this.#inView.observe(this);
    }
  }

  /** Follows the width of a line without height: what is drawn for a width changes no size that is followed. */
  #measure(): void {
    if (!this.needsWidth || this.#resized || !('ResizeObserver' in globalThis)) return;
    const ruler = this.renderRoot.querySelector('.ruler');
    if (!ruler) return;
    this.#resized = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry!.contentRect.width);
    });
    this.#resized.observe(ruler);
  }

  /** A stale picture says how old it is, and goes on saying so. */
  #keepAge(): void {
    clearTimeout(this.#ageTimer);
    if (this.#state !== 'stale') return;
    this.#ageTimer = setTimeout(() => {
      this.requestUpdate();
      this.#keepAge();
    }, AGE_STEP_MS);
  }

  #tearDown(): void {
    this.#task.abort();
    this.#inView?.disconnect();
    this.#resized?.disconnect();
    this.#timer.every(0);
    clearTimeout(this.#ageTimer);
    clearTimeout(this.#patience);
    this.#follow(null);
    this.#own.close();
    this.#card.close();
    this.#inView = this.#resized = null;
    if (this.#state !== 'loading') return;
    this.#state = 'idle';
    this.#job = null;
  }
}

function sameJob(a: Job, b: Job): boolean {
  return a.about === b.about && a.provider === b.provider && a.revision === b.revision;
}

function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
