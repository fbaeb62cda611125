import type {Metric} from '@crm-widgets/metrics';
import {shortNames} from '@crm-widgets/metrics/other-names';
import {handbookOf, measuresText, metricIn, paramsOf, relatedTo, summaryOf, tablesOf, titleIn} from './metric-text.js';

const files = import.meta.glob<string>('../../packages/metrics/src/*/*.md', {query: '?raw', import: 'default', eager: true});
const pages = Object.fromEntries(Object.entries(files).map(([file, text]) => [file.replace(/^.*\/|\.md$/g, ''), text]));

/** The abbreviation by which people look for a metric, as its formula begins; null where it has none. */
export function abbreviationOf(id: string): string | null {
  return /^([A-Z:]{2,}) = /m.exec(pages[id] ?? '')?.[1] ?? null;
}

/** What the stories of a metric hand to their docs page. */
interface Handbook {
  readonly definition: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The docs page of a metric in parts, as Markdown. */
export function pageOf({definition, text}: Handbook) {
  const metric = metricIn(definition);
  const short = Object.keys(shortNames).filter((name) => shortNames[name] === metric.id);
  return {metric, summary: summaryOf(metric, short), handbook: handbookOf(text), rest: restOf(metric)};
}

function restOf(metric: Metric): string {
  const related = relatedTo(metric.id, pages);
  return [
    '## Parameters', paramsOf(metric),
    '## What is measured', measuresText(metric),
    '## Tables and columns', tablesOf(metric),
    ...(related.length > 0 ? ['## Related', related.map((id) => `[${titleIn(pages[id]!)}](?path=/docs/metrics-${id}--docs)`).join(' · ')] : []),
  ].join('\n\n');
}
