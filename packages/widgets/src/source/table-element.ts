import {LitElement, css, type PropertyDeclarations, type PropertyValues} from 'lit';
import {
  faultOf, InputError, isTableName, tableNames, wrongAttribute, type CrmError, type TableReport,
} from '@crm-widgets/core';
import {faults, type TableSettings} from '@crm-widgets/runtime';
import {given, readAddresses, type Json} from '../shared/attributes.js';
import {CrmErrorEvent} from '../shared/events.js';
import {readingSettings} from '../shared/reading-attributes.js';
import {logOnce} from '../shared/states.js';
import type {GivenRows} from './inline-rows.js';
import type {CrmSource} from './source-element.js';

/** Children that hold rows of their own. */
const rowHolders = ':scope > script[type="application/json"], :scope > script[type="text/csv"], :scope > table';

/**
 * One table of a source: where its rows come from and how they are read. Shows nothing; a table inside it is what
 * people without JavaScript read.
 *
 * @element crm-table
 * @attr {string} name - Which of the twelve tables it is.
 * @attr {string} src - One or several addresses, separated by spaces; their rows are joined.
 * @attr {'csv' | 'tsv' | 'json' | 'ndjson' | 'arrow' | 'parquet'} format - Each also with `.gz`; else from extension, content
 *   type and first bytes.
 * @attr {string} preset - Name of a known export.
 * @attr {string} columns - JSON; column of the data model to header.
 * @attr {string} integrity - Hash of the file.
 * @attr {string} date-format - Such as `dd/mm/yyyy`.
 * @attr {string} decimal - Decimal mark, `.` or `,`.
 * @fires {CrmErrorEvent} crm-error - An attribute is wrong, or the source has a table of that name already.
 * @slot - Rows: a script of type application/json or text/csv, or an HTML table.
 */
export class CrmTable extends LitElement {
  static override styles = css`:host { display: none !important; }`;
  static override properties: PropertyDeclarations = {
    name: {}, src: {}, format: {}, preset: {}, columns: {}, integrity: {}, dateFormat: {attribute: 'date-format'},
    decimal: {}, rows: {attribute: false},
  };

  name = '';
  src = '';
  format = '';
  preset = '';
  columns: Json = null;
  integrity = '';
  dateFormat = '';
  decimal = '';
  /** Rows as objects, an Arrow table, or the bytes of an Arrow stream. */
  rows: GivenRows | null = null;

  #owner: CrmSource | null = null;
  #told = '';
  #edits: MutationObserver | null = null;
  #generation = 0;

  /** What became of the rows; null until they were read. */
  get report(): TableReport | null {
    return this.#owner?.reportOf(this) ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#edits ??= new MutationObserver(() => {
      this.#generation++;
      this.requestUpdate();
    });
    this.#edits.observe(this, {childList: true, subtree: true, characterData: true});
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#edits?.disconnect();
    const owner = this.#owner;
    // A move within one source disconnects and connects in one task, and reads nothing again.
    queueMicrotask(() => {
      if (this.isConnected && this.closest('crm-source') === owner) return;
      owner?.dropTable(this);
      if (!this.isConnected) this.#owner = null;
    });
  }

  /** Being there keeps `moveBefore` from disconnecting the element. @internal */
  connectedMoveCallback(): void {
    this.requestUpdate();
  }

  /** Tells of a second table of one name. @internal */
  async tellOfTwo(): Promise<void> {
    const {twoTables} = await faults();
    this.#tell(faultOf(twoTables(this.#readName(), this.#label)));
  }

  protected override render(): unknown {
    return null;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.isConnected) return;
    if (changed.has('rows')) this.#generation++;
    this.#owner = this.closest('crm-source');
    if (!this.#owner || !('takeTable' in this.#owner)) return;
    try {
      const name = this.#readName();
      this.#owner.takeTable(this, this.#settings(name), this.#identity());
    } catch (thrown) {
      this.#owner.dropTable(this);
      this.#tell(faultOf(thrown, [this.#label]));
    }
  }

  get #label(): string {
    return this.name ? `crm-table ${this.name.slice(0, 60)}` : 'crm-table';
  }

  #readName() {
    if (isTableName(this.name)) return this.name;
    throw wrongAttribute('name', this.name, tableNames.join(', '), 'Set name="transactions"');
  }

  /** A table whose other attributes are wrong cannot be read: widgets that ask for it say so, and no others. */
  #settings(name: (typeof tableNames)[number]): TableSettings {
    const base = {label: this.#label, candidates: [name]};
    try {
      return {...base, ...this.#readSettings()};
    } catch (thrown) {
      this.#tell(faultOf(thrown, [this.#label]));
      return {...base, src: [], inline: () => Promise.reject(thrown)};
    }
  }

  #readSettings(): Omit<TableSettings, 'label' | 'candidates'> {
    const holdsRows = this.rows || this.querySelector(rowHolders);
    if (!holdsRows && !this.src) {
      throw new InputError({
        code: 'E_ATTR', where: ['attribute src'], what: 'got no address and no rows, wanted one of them',
        mend: 'Set src to the address of a file',
      });
    }
    return {
      ...(holdsRows ? {src: [], inline: this.#inline} : {src: readAddresses(this.src, this.baseURI)}),
      format: given(this.format), ...readingSettings(this),
    };
  }

  readonly #inline = async () => {
    const {inlineRows} = await import('./inline-rows.js');
    return inlineRows(this, this.rows);
  };

  /** Equal while nothing that shapes the rows has changed. */
  #identity(): string {
    const {name, src, format, preset, columns, integrity, dateFormat, decimal} = this;
    return JSON.stringify([name, src, this.baseURI, format, preset, columns, integrity, dateFormat, decimal,
      this.#generation]);
  }

  #tell(error: CrmError): void {
    const line = JSON.stringify(error);
    if (line === this.#told) return;
    this.#told = line;
    logOnce(error);
    this.dispatchEvent(new CrmErrorEvent(error));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-table': CrmTable;
  }
}
