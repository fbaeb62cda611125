import type {TrendResult} from '@crm-widgets/core';
import {askTrend} from '@crm-widgets/runtime/trend';
import type {Ask, AskOptions, Outcome, Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import type {Part} from '../shared/late-widget.js';
import {tableStyles} from '../shared/table-styles.js';
import type {CrmTrend} from './trend-element.js';
import {trendPicture} from './trend-picture.js';
import {trendStyles} from './trend-styles.js';

/** Width that is drawn for until the real one was measured, CSS pixels. */
const UNMEASURED = 480;

/** A trend behind its element: asks, draws, and knows which period is looked at. */
export class TrendPart implements Part<TrendResult> {
  readonly styles = [tableStyles, trendStyles];
  readonly #widget: CrmTrend;
  /** Index of the period that is looked at, by pointer or keys. */
  #active: number | null = null;

  constructor(widget: CrmTrend) {
    this.#widget = widget;
    widget.addController({hostDisconnected: () => this.#look(null)});
  }

  query(): Ask {
    return this.#widget.frame;
  }

  answer(source: Source | null, ask: Ask, options: AskOptions): Promise<Outcome<TrendResult>> {
    return askTrend(source!, ask, options);
  }

  /** Titles of all metrics, where there are several. */
  heading(title: string): string {
    const {metric, messages} = this.#widget;
    const ids = metric.split(',').map((id) => id.trim());
    return ids.length > 1 ? ids.map((id) => messages.metricTitle(id) ?? id).join(', ') : title;
  }

  render(result: TrendResult): unknown {
    const widget = this.#widget;
    const {width, formats, messages} = widget;
    return trendPicture(result, {
      width: width || UNMEASURED, formats, messages,
      active: this.#active, mirrored: widget.isConnected && widget.matches(':dir(rtl)'),
      title: ({metric}) => messages.metricTitle(metric) ?? widget.shownHeading, onLook: this.#look, onPick: this.#pick,
    });
  }

  readonly #look = (index: number | null) => {
    if (this.#active === index) return;
    this.#active = index;
    const {ownerDocument} = this.#widget;
    // A pointer shows the tip wherever the focus is, and so must a key put it away.
    if (index === null) ownerDocument.removeEventListener('keydown', this.#escape);
    else ownerDocument.addEventListener('keydown', this.#escape);
    this.#widget.redraw();
  };

  readonly #escape = ({key}: KeyboardEvent) => {
    if (key === 'Escape') this.#look(null);
  };

  readonly #pick = (metric: string, key: string) => {
    this.#widget.dispatchEvent(new CrmSelectEvent({metric, key}));
  };
}
