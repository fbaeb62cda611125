import type {KpiResult, TrendResult} from '@crm-widgets/core';
import type {Formats} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';
import {periodShape} from '../shared/period-shape.js';
import {trendMessages} from './trend-messages.js';
import type {TrendLine} from './trend-chart.js';

/** The metrics of a result, each with the range it is compared with, which follows it under the same name. */
export function linesOf({metrics}: TrendResult, title: (metric: KpiResult) => string): TrendLine[] {
  return metrics.flatMap((now, i) => {
    if (i > 0 && metrics[i - 1]!.metric === now.metric) return [];
    const next = metrics[i + 1];
    return [{title: title(now), now, before: next?.metric === now.metric ? next : null}];
  });
}

/** From where to where a metric went, its highest and its lowest. */
export function trendSentence({title, now}: TrendLine, formats: Formats, messages: Messages): string {
  const known = now.series.filter(({value}) => value !== null);
  const words = trendMessages(messages.language);
  if (known.length === 0) return words.nothing(title);
  const named = (point: KpiResult['series'][number]) => ({
    period: messages.within(formats.period(point), periodShape(point)),
      value: formats.value(point.value, now, {style: 'full'}),
  });
  const ranked = known.toSorted((a, b) => a.value! - b.value!);
  return words.sentence({
    title, first: named(known[0]!), last: named(known.at(-1)!), highest: named(ranked.at(-1)!),
      lowest: named(ranked[0]!),
  });
}

/** One period in words. */
export function pointInWords({now, before}: TrendLine, index: number, formats: Formats, messages: Messages): string {
  const point = now.series[index]!;
  const past = before?.series[index];
  return trendMessages(messages.language).point(
    formats.period(point), formats.value(point.value, now, {style: 'full'}),
    past ? `${formats.period(past)} ${formats.value(past.value, now, {style: 'full'})}` : null, point.isPartial,
  );
}

/** First and last period of a line, such as `Jul 1997 – Jun 1998`. */
export function rangeInWords({series}: KpiResult, formats: Formats): string {
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) return '';
  return first === last ? formats.period(first, 'short') : `${formats.period(first, 'short')} – ${formats.period(last,
    'short')}`;
}
