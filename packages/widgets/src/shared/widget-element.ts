import {Task} from '@lit/task';
import type {PropertyValues} from 'lit';
import {faultOf, fetched, inOneLine, type TableName, type WidgetResult} from '@crm-widgets/core';
import {candidatesFor, usualTables, type Ask, type AskOptions, type Outcome, type Progress, type Source} from '@crm-widgets/runtime';
import {burst} from './burst.js';
import {quiet} from './deferred.js';
import {adopt, type Drawing} from './drawing.js';
import {SOURCE_CHANGE, onlyOf, type SourceNews, type SourceProvider} from './find-source.js';
import {FramedElement} from './framed-element.js';
import type {LanguageFollower} from './language-follower.js';
import {localeOf} from './locale.js';
import {RefreshTimer} from './refresh-timer.js';
import {SourceLink} from './source-link.js';
import {sameJob, type Job} from './standing.js';
import {designFault, isFault, isPictured} from './states.js';
import {watchView} from './watch.js';

/**
 * The life of a widget: when it asks, and what becomes of the answer.
 * A widget says what it asks (`query`, `answer`) and how a result looks (`renderResult`).
 *
 * A run starts when the widget comes near the view (`loading="eager"`: at once), and again when its question, its
 * source or its data changes. Only the newest run is ever painted; each run that is not overtaken ends with one event.
 */
export abstract class CrmWidget<R extends WidgetResult, Q extends object = Ask> extends FramedElement<R> {
  #started = false;
  /** The next update runs the same question again. */
  #again = false;
  /** And has its source read anew. */
  #renew = false;
  #follower: Promise<LanguageFollower> | null = null;
  readonly #link = new SourceLink(this, () => this.#askAgain());
  readonly #timer = new RefreshTimer(this, () => { if (this.standing.painted || this.standing.state === 'error') void this.refresh(); });

  readonly #task = new Task<readonly [boolean], Outcome<R>>(this, {
    autoRun: false,
    task: ([renew], {signal}) => this.#runTogether(renew, signal),
    onComplete: (outcome) => { if (this.standing.state === 'loading') this.standing.succeed(outcome); },
    onError: (thrown) => { if (this.standing.state === 'loading') this.standing.fail(faultOf(thrown, [this.label])); },
  });

  constructor() {
    super();
    watchView(this, () => this.#start());
  }

  /** Starts an idle widget; settles at the next ready, partial or empty; rejects with the CrmError. */
  whenReady(): Promise<R> {
    this.#start();
    return quiet(this.#settled());
  }

  /** Reads the data again; a failure keeps the picture and makes it stale. Settles as `whenReady` does. */
  refresh(): Promise<R> {
    this.#renew = true;
    this.#askAgain();
    return this.whenReady();
  }

  /** What the widget asks, as plain data; null until the code that knows it has come with `loadDrawing`. @throws {InputError} */
  protected abstract query(): Q | null;

  /** Puts the question. `source` is null only where `needsSource` is false. */
  protected abstract answer(source: Source | null, query: Q, options: AskOptions): Promise<Outcome<R>>;

  /** Loads the code that draws, and the styles of what it draws, while the data loads. */
  protected async loadDrawing(): Promise<Drawing | void> {}

  /** Whether a source is read at all. */
  protected get needsSource(): boolean {
    return true;
  }

  /** Tables that `src` could be, the preferred one first; `table` settles it. */
  protected candidates(): Promise<readonly TableName[]> {
    return candidatesFor(this.metric);
  }

  /** Lists of tables, of each of which the first that is declared is needed, as far as that is known without more code. */
  protected foreseen(): readonly (readonly TableName[])[] {
    return this.metrics.map(usualTables);
  }

  /** @internal */
  override get reads(): Source | null {
    return this.#link.source;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener(SOURCE_CHANGE, this.#lookAgain);
    this.#speak();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const home = this.ownerDocument;
    // A move within a document disconnects and connects in one task; only what stays away is torn down.
    queueMicrotask(() => {
      if (this.isConnected && this.ownerDocument === home) return;
      home.removeEventListener(SOURCE_CHANGE, this.#lookAgain);
      if (!this.isConnected) this.tearDown();
    });
  }

  /** Being there keeps `moveBefore` from disconnecting the element. @internal */
  connectedMoveCallback(): void {
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.isConnected) return;
    this.#timer.every(this.refreshSeconds);
    if (this.loading === 'eager') this.#started = true;
    if (!this.#started || (this.pinned && !isPictured(this.pinned))) return;
    const job = this.#nextJob();
    const last = this.standing.job;
    if (last?.provider && !job.provider && job.about === last.about) this.#rest();
    else if (this.#again || !sameJob(job, last)) this.#begin(job);
  }

  protected override tearDown(): void {
    super.tearDown();
    this.#task.abort();
    this.#timer.every(0);
    this.#link.close();
    this.standing.interrupt();
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.requestUpdate();
  }

  #askAgain(): void {
    this.#again = true;
    this.requestUpdate();
  }

  #nextJob(): Job {
    let provider: SourceProvider | null = null;
    let about: string;
    try {
      this.checkFrame();
      const from = this.needsSource ? this.#link.settings : null;
      const found = from === null ? [] : this.#link.found();
      about = JSON.stringify([this.query(), from, this.table, found.length > 1]);
      provider = onlyOf(found);
    } catch (thrown) {
      about = inOneLine(faultOf(thrown));
    }
    return {about, provider, revision: provider?.revision ?? 0};
  }

  #begin(job: Job): void {
    const {standing, patience} = this;
    const renew = this.#renew && (standing.painted ?? standing.error) !== null;
    if (renew) patience.lose();
    else if (standing.state !== 'loading') patience.gain();
    this.#again = this.#renew = false;
    this.progress = null;
    standing.begin(job);
    void this.#task.run([renew]);
  }

  /** Runs; what stands can stand until the others are ready, and a first picture waits for nobody. */
  async #runTogether(renew: boolean, signal: AbortSignal): Promise<Outcome<R>> {
    const others = this.patience.lasts && this.standing.kept ? burst().enter() : null;
    try {
      const outcome = await this.#run(renew, signal);
      if (others) this.picture.drawAhead(outcome);
      return outcome;
    } finally {
      await others?.leave();
    }
  }

  async #run(renew: boolean, signal: AbortSignal): Promise<Outcome<R>> {
    const {standing} = this;
    this.checkFrame();
    let query = this.query();
    const drawing = quiet(fetched('the code that draws', this.loadDrawing()));
    const source = this.needsSource ? await this.#link.open(() => this.candidates(), signal) : null;
    this.#link.follow(source);
    if (renew) await source?.refresh();
    signal.throwIfAborted();
    const onProgress = (progress: Progress) => {
      // A picture that stands shows none.
      if (signal.aborted || standing.kept) return;
      this.progress = progress;
      this.requestUpdate();
    };
    for (const tables of this.foreseen()) source?.foresee(tables, onProgress);
    if (!query) {
      await drawing;
      signal.throwIfAborted();
      const job = this.#nextJob();
      // A question that cannot be put is of no source: with one it would be taken for one whose source went away.
      standing.job = job.provider ? {...standing.job!, about: job.about} : job;
      query = this.query()!;
    }
    const outcome = await this.answer(source, query, {signal, onProgress}).catch(async (thrown: unknown) => {
      // The drawing may be what the answer lacked; its own fault tells more.
      await drawing;
      throw thrown;
    });
    adopt(await drawing, this.shadowRoot!);
    if (!/^en\b/.test(this.formats.locale)) await (await this.#follower)?.learned;
    return outcome;
  }

  /** Back to waiting: the source is gone. */
  #rest(): void {
    this.#task.abort();
    this.#link.follow(null);
    this.standing.rest();
  }

  async #settled(): Promise<R> {
    // A source that changed in this very task tells its widgets in an update of its own, before theirs.
    do {
      await Promise.resolve();
      await this.updateComplete;
    } while (this.isUpdatePending);
    if (this.pinned && isFault(this.pinned)) throw designFault;
    return this.standing.settled();
  }

  readonly #lookAgain = (event: Event) => {
    const {provider, fault} = (event as CustomEvent<SourceNews>).detail;
    const {standing} = this;
    if (fault && provider === standing.job?.provider && isPictured(standing.state)) {
      standing.fail({...fault, where: [this.label, ...fault.where]});
    }
    this.requestUpdate();
  };

  /** Follows the language around it, and has its live region speak; without the code for it, it stays in the one that it began in, and silent. */
  #speak(): void {
    const locale = localeOf(this, this.locale);
    this.#follower ??= quiet(import('./companions.js').then(({accompany}) => accompany(this, locale)));
  }
}
