import type {KpiResult} from '@crm-widgets/core';
import {askBreakdown} from '@crm-widgets/runtime/breakdown';
import type {Ask, AskOptions, Card, Outcome, Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import type {Part} from '../shared/late-widget.js';
import {tableStyles} from '../shared/table-styles.js';
import {breakdownChart} from './breakdown-chart.js';
import type {CrmBreakdown} from './breakdown-element.js';
import {breakdownStyles} from './breakdown-styles.js';

/** A breakdown behind its element: asks, draws, and knows whether all groups are shown. */
export class BreakdownPart implements Part<KpiResult> {
  readonly styles = [tableStyles, breakdownStyles];
  readonly #widget: CrmBreakdown;
  #all = false;

  constructor(widget: CrmBreakdown) {
    this.#widget = widget;
  }

  query(): Ask {
    return this.#widget.frame;
  }

  answer(source: Source | null, ask: Ask, options: AskOptions): Promise<Outcome<KpiResult>> {
    return askBreakdown(source!, ask, options);
  }

  render(result: KpiResult, title: string, {asked}: Card): unknown {
    const {formats, messages, by: dimension} = this.#widget;
    return breakdownChart(result, {
      formats, messages, title, dimension, all: this.#all, onPick: this.#pick, onMore: () => void this.#showAll(), minN: asked?.minN,
    });
  }

  readonly #pick = (key: string) => {
    const widget = this.#widget;
    widget.dispatchEvent(new CrmSelectEvent({metric: widget.result?.metric ?? widget.metric, key}));
  };

  /** The button goes as it is pressed, so that the focus goes on to the first group that it brings. */
  readonly #showAll = async () => {
    const root = this.#widget.renderRoot;
    const before = root.querySelectorAll('.bars .name').length;
    this.#all = true;
    this.#widget.redraw();
    await this.#widget.updateComplete;
    root.querySelectorAll<HTMLElement>('.bars .name')[before]?.focus();
  };
}
