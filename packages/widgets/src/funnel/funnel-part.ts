import {faultOf, oneOf, type CrmError, type FunnelResult, type TableName} from '@crm-widgets/core';
import {askFunnel} from '@crm-widgets/runtime/funnel';
import type {AskOptions, FunnelAsk, FunnelRows, Outcome, Source} from '@crm-widgets/runtime';
import {given} from '../shared/attributes.js';
import {CrmSelectEvent} from '../shared/events.js';
import {jsonText} from '../shared/json-text.js';
import type {Part} from '../shared/late-widget.js';
import {register} from '../shared/register.js';
import {RowsVisit} from '../shared/rows-visit.js';
import {tableStyles} from '../shared/table-styles.js';
import type {CrmFunnel} from './funnel-element.js';
import {pickKey, type FunnelLook} from './funnel-marks.js';
import {funnelPicture} from './funnel-picture.js';
import type {Picked} from './funnel-rows-view.js';
import {funnelStyles} from './funnel-styles.js';
import {funnelWords} from './funnel-words.js';
import {StepFocus, type StepPick} from './step-focus.js';
import {CrmStep} from './step-element.js';

register('crm-step', CrmStep);

/** The funnel behind its element: asks, draws, follows focus, and shows who is behind what was picked. */
export class FunnelPart implements Part<FunnelResult, FunnelAsk> {
  readonly styles = [tableStyles, funnelStyles];
  /** Deals ask the least of a header, so they come last. */
  readonly candidates: readonly TableName[] = ['deal_stages', 'events', 'deals'];
  readonly #host: CrmFunnel;
  readonly #focus: StepFocus;
  #current: string | null = null;
  /** Whom the last answer came from, and what it was asked. */
  #asked: {readonly source: Source | null; readonly ask: FunnelAsk} | null = null;
  #result: FunnelResult | null = null;
  #picked: Picked | null = null;
  #visit: RowsVisit | null = null;
  #view: typeof import('./funnel-rows-view.js') | null = null;
  #asking: AbortController | null = null;
  #zone = 'UTC';

  constructor(host: CrmFunnel) {
    this.#host = host;
    this.#focus = new StepFocus({
      root: () => host.renderRoot,
      reach: (key) => {
        this.#current = key;
        this.#host.redraw();
      },
      pick: (picked) => void this.#pick(picked),
    });
  }

  query(): FunnelAsk {
    const host = this.#host;
    const text = (name: 'exclude' | 'values' | 'segments') => jsonText(host[name]);
    return {
      ...host.frame, table: given(host.table), entity: given(host.entity), steps: jsonText(host.steps) ?? this.#children(),
      order: given(host.order), window: given(host.window), exclude: text('exclude'), values: text('values'),
      segments: text('segments'), ...(host.noLookahead ? {noLookahead: true} : {}),
    };
  }

  /** Steps that are child elements, as the attribute says them. */
  #children(): string | undefined {
    const steps = [...this.#host.querySelectorAll(':scope > crm-step')].map((step) =>
      Object.fromEntries(['id', 'label', 'where', 'table', 'window'].map((name) => [name, step.getAttribute(name) ?? undefined])));
    return steps.length > 0 ? JSON.stringify(steps) : undefined;
  }

  async answer(source: Source | null, ask: FunnelAsk, options: AskOptions): Promise<Outcome<FunnelResult>> {
    this.#look();
    const outcome = await askFunnel(source, ask, options);
    this.#close();
    this.#asked = {source, ask};
    this.#focus.ahead();
    return outcome;
  }

  render(result: FunnelResult): unknown {
    const {width, formats, messages, shownHeading: title} = this.#host;
    this.#result = result;
    const voice = {formats, words: funnelWords(messages.language)};
    const sides = this.#isCompared() && result.groups?.length === 2 ? result.groups.map(({steps}) => steps) : null;
    const picked = this.#picked && this.#view
      ? this.#view.rowsView(this.#picked, {...voice, title, result, asTable: messages.table, zone: this.#zone, close: () => this.#close()}) : null;
    return funnelPicture(result, {
      ...voice, ...this.#look(), ...(width ? {width} : {}), sides, current: this.#current, asTable: messages.table,
      ...(this.#asked?.source ? {open: this.#picked ? keyOf(this.#picked.pick) : null} : {}),
    }, this.#focus.handleEvent, picked);
  }

  drawn(): void {
    this.#focus.drawn();
    if (this.#picked) this.#visit!.drawn();
  }

  /** Attributes of the drawing. @throws {InputError} `E_ATTR` */
  #look(): FunnelLook {
    const {view, orientation} = this.#host;
    return {
      view: oneOf('view', view || 'reached', ['reached', 'abandonment'] as const),
      orientation: oneOf('orientation', orientation || 'horizontal', ['horizontal', 'vertical'] as const),
    };
  }

  #isCompared(): boolean {
    const {segments, compare, by} = this.#host;
    return Boolean(segments) || ((compare === 'previous' || compare === 'year') && by === '');
  }

  /** Tells who was picked, and unless the page says no shows a row for each. */
  async #pick(pick: StepPick): Promise<void> {
    const isOpen = this.#picked && keyOf(this.#picked.pick) === keyOf(pick);
    this.#close();
    if (isOpen) return;
    const {source, ask} = this.#asked ?? {source: null, ask: {}};
    if (!source) return void this.#tell(pick, null);
    this.#visit = new RowsVisit(this.#host.renderRoot as ShadowRoot);
    const asking = this.#asking = new AbortController();
    const show = (more: {rows: FunnelRows | null; error: CrmError | null}) => {
      if (asking.signal.aborted) return;
      this.#picked = {pick, ...more};
      this.#host.redraw();
    };
    try {
      const [{askFunnelRows}, view] = await Promise.all([import('@crm-widgets/runtime/funnel-rows'), import('./funnel-rows-view.js')]);
      const step = this.#result!.steps.findIndex(({id}) => id === pick.step);
      const rows = await askFunnelRows(source, ask, {...pick, step}, {signal: asking.signal});
      this.#zone = (await source.view()).business.zone.name;
      if (asking.signal.aborted || !this.#tell(pick, rows.ids)) return;
      this.#adopt(view);
      show({rows, error: null});
    } catch (thrown) {
      if (!asking.signal.aborted) show({rows: null, error: faultOf(thrown)});
    }
  }

  /** @returns false where the page takes it from here */
  #tell({step, which, group}: StepPick, ids: readonly string[] | null): boolean {
    const key = [step, ...(which === 'reached' ? [] : [which]), ...(group === null ? [] : [group])].join('/');
    return this.#host.dispatchEvent(new CrmSelectEvent({metric: 'funnel', key, ...(ids ? {ids: [...ids]} : {})}));
  }

  #adopt(view: typeof import('./funnel-rows-view.js')): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const sheets = view.styles.map(({styleSheet}) => styleSheet!);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
    this.#view = view;
  }

  #close(): void {
    this.#asking?.abort();
    if (!this.#picked) return;
    this.#visit!.end();
    this.#picked = null;
    this.#host.redraw();
  }
}

function keyOf({step, which, group}: StepPick): string {
  return pickKey(step, which, group);
}
