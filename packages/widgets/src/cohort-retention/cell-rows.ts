import {faultOf, type CrmError} from '@crm-widgets/core';
import type {CohortAsk, EntityRows, Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import type {RowsPanelOptions} from '../shared/rows-panel.js';
import {RowsVisit} from '../shared/rows-visit.js';
import {placeOf} from './cohort-cells.js';
import type {CrmCohortRetention} from './cohort-retention-element.js';

/** A cell that was picked, and who is behind it. */
interface Picked {
  readonly key: string;
  readonly rows: EntityRows | null;
  readonly error: CrmError | null;
}

/** Tells which cell was picked, and unless the page says no shows a row for each of those behind it. */
export class CellRows {
  readonly #host: CrmCohortRetention;
  /** Whom the last answer came from, and what it was asked. */
  #asked: {readonly source: Source; readonly ask: CohortAsk} | null = null;
  #picked: Picked | null = null;
  #visit: RowsVisit | null = null;
  #panel: typeof import('../shared/rows-panel.js') | null = null;
  #asking: AbortController | null = null;
  #zone = 'UTC';

  constructor(host: CrmCohortRetention) {
    this.#host = host;
  }

  /** Key of the cell whose rows are shown; null for none. */
  get open(): string | null {
    return this.#picked?.key ?? null;
  }

  /** To be called when there is another answer. */
  answered(source: Source | null, ask: CohortAsk): void {
    this.close();
    this.#asked = source && {source, ask};
  }

  /** What is shown of the picked cell; `heading` says which it is. */
  view(heading: (key: string) => string, options: Pick<RowsPanelOptions, 'formats' | 'title'>): unknown {
    if (!this.#picked || !this.#panel) return null;
    const {key, rows, error} = this.#picked;
    return this.#panel.rowsPanel({heading: heading(key), rows, error}, {...options, zone: this.#zone, close: () => this.close()});
  }

  async pick(key: string): Promise<void> {
    const isOpen = this.open === key;
    this.close();
    if (isOpen) return;
    if (!this.#asked) return void this.#tell(key, null);
    this.#visit = new RowsVisit(this.#host.renderRoot as ShadowRoot);
    const {source, ask} = this.#asked;
    const asking = this.#asking = new AbortController();
    const show = (more: Omit<Picked, 'key'>) => {
      if (asking.signal.aborted) return;
      this.#picked = {key, ...more};
      this.#host.redraw();
    };
    try {
      const [{askCohortRows}, panel] = await Promise.all([import('@crm-widgets/runtime/cohort-rows'), import('../shared/rows-panel.js')]);
      this.#adopt(panel);
      const rows = await askCohortRows(source, ask, placeOf(key), {signal: asking.signal});
      this.#zone = (await source.view()).business.zone.name;
      if (!asking.signal.aborted && this.#tell(key, rows.ids)) show({rows, error: null});
    } catch (thrown) {
      show({rows: null, error: faultOf(thrown)});
    }
  }

  /** To be called when the widget was drawn. */
  drawn(): void {
    if (this.#picked) this.#visit!.drawn();
  }

  close(): void {
    this.#asking?.abort();
    if (!this.#picked) return;
    this.#visit!.end();
    this.#picked = null;
    this.#host.redraw();
  }

  /** @returns false where the page takes it from here */
  #tell(key: string, ids: readonly string[] | null): boolean {
    return this.#host.dispatchEvent(new CrmSelectEvent({metric: 'cohort-retention', key, ...(ids ? {ids: [...ids]} : {})}));
  }

  #adopt(panel: typeof import('../shared/rows-panel.js')): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const sheets = panel.styles.map(({styleSheet}) => styleSheet!);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
    this.#panel = panel;
  }
}
