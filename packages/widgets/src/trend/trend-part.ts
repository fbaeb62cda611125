import type {TemplateResult} from 'lit';
import {faultOf, fetched, type TrendResult} from '@crm-widgets/core';
import {askTrend} from '@crm-widgets/runtime/trend';
import type {Ask, AskOptions, Outcome, Source} from '@crm-widgets/runtime';
import {CrmSelectEvent} from '../shared/events.js';
import type {Part} from '../shared/late-widget.js';
import {logOnce} from '../shared/states.js';
import {tableStyles} from '../shared/table-styles.js';
import type {Listen} from '../sound/listen.js';
import type {TrendLine} from './trend-chart.js';
import type {CrmTrend} from './trend-element.js';
import {trendMessages} from './trend-messages.js';
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
  #sound: Listen | null = null;
  #wantsSound = false;

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

  render(result: TrendResult): unknown {
    const widget = this.#widget;
    const {width, formats, messages} = widget;
    const mirrored = widget.isConnected && widget.matches(':dir(rtl)');
    return trendPicture(result, {
      width: width || UNMEASURED, formats, messages, active: this.#active, mirrored, listen: this.#listen(mirrored),
      title: ({metric}) => messages.metricTitle(metric) ?? (widget.metrics[1] ? metric : widget.shownHeading), onLook: this.#look, onPick: this.#pick,
    });
  }

  /** The buttons of `sonify`, once the code for them is there. */
  #listen(mirrored: boolean): ((line: TrendLine) => TemplateResult) | null {
    const {sonify, messages} = this.#widget;
    if (!sonify) this.#sound?.stop();
    else if (!this.#wantsSound) void this.#loadSound();
    const sound = sonify ? this.#sound : null;
    return sound && (({title, now}) => sound.button(
      {id: now.metric, title, points: now.series, mirrored, onLook: this.#look}, trendMessages(messages.language),
    ));
  }

  async #loadSound(): Promise<void> {
    this.#wantsSound = true;
    try {
      const {Listen} = await fetched('the code that plays', import('../sound/listen.js'));
      this.#sound = new Listen(this.#widget);
      this.#widget.redraw();
    } catch (thrown) {
      logOnce(faultOf(thrown));
    }
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
