import {LitElement, css, html, type PropertyDeclarations, type PropertyValues} from 'lit';
import {faultOf, fetched, located, type TableReport} from '@crm-widgets/core';
import {Source, type OwnMetric, type SourceSettings, type TableSettings} from '@crm-widgets/runtime';
import {given, labelOf, readNumber, readObject, type Json} from '../shared/attributes.js';
import {quiet} from '../shared/deferred.js';
import {announce, type SourceProvider} from '../shared/find-source.js';
import {RefreshTimer} from '../shared/refresh-timer.js';
import type {SourceFile} from './source-file.js';
import type {CrmTable} from './table-element.js';

/** The file of `src`, and what it says once it was read. */
interface HeldFile {
  readonly src: string;
  readonly loaded?: Promise<void>;
  settings?: SourceFile['settings'];
}

const noFile: HeldFile = {src: ''};

/**
 * Where rows come from, and the business settings; shows nothing but what stands inside it.
 *
 * @element crm-source
 * @attr {string} time-zone - IANA name; UTC by default.
 * @attr {string} currency - ISO 4217; the reporting currency and that of rows without one.
 * @attr {string} as-of - ISO date or date-time up to which rows are known; now by default.
 * @attr {'monday' | 'sunday'} week-start - First day of a week; monday by default.
 * @attr {string} fiscal-year-start - Month in which the fiscal year starts, 1 to 12.
 * @attr {string} params - JSON; parameters of metrics.
 * @attr {number} refresh - Seconds between refreshes.
 * @attr {'auto' | 'duckdb' | 'columns'} engine - What computes: typed arrays in a worker (columns), DuckDB, or whichever the
 *   data asks for (auto, default).
 * @attr {'auto' | 'none'} cache - Whether results are kept for the next visit (auto, default).
 * @attr {number} max-bytes - Most bytes of a file.
 * @attr {string} src - A JSON file with these settings and the tables.
 * @fires {CrmErrorEvent} crm-error - The JSON file of `src` could not be read.
 * @slot - Tables, and widgets that read them.
 */
export class CrmSource extends LitElement implements SourceProvider {
  static override styles = css`:host { display: contents; }`;
  static override properties: PropertyDeclarations = {
    timeZone: {attribute: 'time-zone'}, currency: {}, asOf: {attribute: 'as-of'},
    weekStart: {attribute: 'week-start'}, fiscalYearStart: {attribute: 'fiscal-year-start'}, params: {},
    refreshSeconds: {attribute: 'refresh'}, engine: {}, cache: {}, maxBytes: {attribute: 'max-bytes'}, src: {},
    metrics: {attribute: false},
  };

  timeZone = '';
  currency = '';
  asOf = '';
  weekStart = '';
  fiscalYearStart = '';
  params: Json = null;
  refreshSeconds: string | number = '';
  engine = '';
  cache = '';
  maxBytes: string | number = '';
  src = '';
  /** The page's own metrics; see the guide. Never an attribute. */
  metrics?: readonly OwnMetric[];

  #revision = 0;
  #source: Source | null = null;
  #fault: unknown = null;
  #settings = '';
  readonly #tables = new Map<CrmTable, string>();
  #file = noFile;
  #fileTables: SourceFile['tables'] = [];
  readonly #timer = new RefreshTimer(this, () => { void quiet(this.refresh()); });

  /** Counts up with each change of tables or settings. @internal */
  get revision(): number {
    return this.#revision;
  }

  /** The source for widgets to ask. @internal */
  provideSource(): Source {
    if (this.#fault) throw located(this.#fault, this.#label);
    return this.#open();
  }

  /** Reads all tables again; widgets move to the new rows together, or stay and are stale. */
  async refresh(): Promise<void> {
    try {
      await this.#source?.refresh();
    } catch (thrown) {
      announce(this.ownerDocument, {provider: this, fault: faultOf(thrown, [this.#label])});
      throw thrown;
    }
  }

  /** Takes a table in, or its change. @internal */
  takeTable(table: CrmTable, settings: TableSettings, identity: string): void {
    if (this.#tables.get(table) === identity) return;
    this.#tables.set(table, identity);
    this.#open().setTable(table, settings);
    this.#changed();
    const first = [...this.#tables.keys()].find(({name}) => name === table.name);
    if (first !== table) void quiet(table.tellOfTwo());
  }

  /** Lets a table go. @internal */
  dropTable(table: CrmTable): void {
    if (!this.#tables.delete(table)) return;
    this.#source?.removeTable(table);
    this.#changed();
  }

  /** Takes in what the file of `src` says. @internal */
  takeFile({settings, tables}: SourceFile): void {
    const source = this.#open();
    this.#file.settings = settings;
    for (const table of this.#fileTables) source.removeTable(table);
    for (const table of this.#fileTables = tables) source.setTable(table, table);
    this.#configure();
    this.#setTimer();
  }

  /** Takes in why that file cannot be read. @internal */
  refuseFile(fault: unknown): void {
    this.#fault = fault;
    this.#changed();
  }

  /** What became of a table's rows. @internal */
  reportOf(table: CrmTable): TableReport | null {
    return this.#source?.report(table) ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
    this.#changed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const home = this.ownerDocument;
    queueMicrotask(() => {
      if (this.isConnected && this.ownerDocument === home) return;
      if (!this.isConnected) this.#close();
      announce(home, {provider: this});
    });
  }

  /** Being there keeps `moveBefore` from disconnecting the element. @internal */
  connectedMoveCallback(): void {
    this.#changed();
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.isConnected) return;
    this.#loadFile();
    this.#configure();
    this.#setTimer();
  }

  /** Also waits for the tables inside and for the file of `src`. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all([...this.querySelectorAll<CrmTable>('crm-table')].map((table) => table.updateComplete));
    await this.#file.loaded;
    return done;
  }

  get #label(): string {
    return labelOf(this);
  }

  #open(): Source {
    this.#source ??= new Source({label: this.#label});
    return this.#source;
  }

  #configure(): void {
    try {
      const settings = this.#readSettings();
      const text = JSON.stringify(settings);
      const source = this.#open();
      if (text === this.#settings && !this.#fault && source.own === this.metrics) return;
      this.#fault = null;
      this.#settings = text;
      source.own = this.metrics;
      source.configure(settings);
    } catch (thrown) {
      this.#fault = thrown;
    }
    this.#changed();
  }

  /** What the tag says goes before what the file says. @throws {InputError} */
  #readSettings(): SourceSettings {
    const own: Omit<SourceSettings, 'label'> = {
      timeZone: given(this.timeZone), currency: given(this.currency), asOf: given(this.asOf),
      weekStart: given(this.weekStart), fiscalYearStart: given(this.fiscalYearStart),
      params: readObject('params', this.params, '{"lapseDays": 90}'),
      engine: given(this.engine), cache: given(this.cache),
      maxBytes: readNumber('max-bytes', this.maxBytes, '50000000'),
    };
    readNumber('refresh', this.refreshSeconds, '60');
    const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    return {...this.#file.settings, ...said, label: this.#label};
  }

  #loadFile(): void {
    const src = this.src ?? '';
    if (this.#file.src === src) return;
    const code = fetched('the code that reads src', import('./load-source-file.js'));
    const loaded = code.then(({loadSourceFile}) => loadSourceFile(this, this.#label, src, () => this.#file === file));
    const file: HeldFile = this.#file = {src, loaded: quiet(loaded)};
  }

  #setTimer(): void {
    this.#timer.every(this.refreshSeconds || this.#file.settings?.refresh);
  }

  #changed(): void {
    this.#revision++;
    if (this.isConnected) announce(this.ownerDocument, {provider: this});
  }

  #close(): void {
    this.#timer.every(0);
    this.#source?.close();
    this.#source = null;
    this.#file = noFile;
    this.#settings = '';
    this.#tables.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-source': CrmSource;
  }
}
