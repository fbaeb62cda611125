import type {CohortResult, FunnelResult, KpiResult, WidgetResult} from '@crm-widgets/core';
import {cohortWords, mainFinding as cohortFinding} from '../cohort-retention/cohort-words.js';
import {funnelWords, mainFinding as funnelFinding} from '../funnel/funnel-words.js';
import {kpiSentence} from '../kpi/kpi-words.js';
import type {CardSubject} from './card-model.js';

/** What a picture says, a sentence or two. */
export function findings({outcome: {result, state, emptiness}, heading, compare, formats, messages}: CardSubject): string[] {
  if (state === 'empty') return [messages.empty(emptiness, emptiness?.lastDay ? formats.day(emptiness.lastDay) : null)];
  const kpis = kpisOf(result);
  if (kpis.length > 0) {
    const title = ({metric}: KpiResult) => (kpis.length > 1 ? messages.metricTitle(metric) ?? metric : heading);
    return kpis.map((kpi) => kpiSentence(title(kpi), kpi, compare, formats, messages));
  }
  const {language} = messages;
  if ('steps' in result) return sentence(funnelFinding(result as FunnelResult, {formats, words: funnelWords(language)}));
  if ('cohorts' in result) return sentence(cohortFinding(result as CohortResult, {formats, words: cohortWords(language)}));
  return [];
}

/** The numbers of a picture that are metrics of their own, each once: a trend draws the range before as a second line. */
export function kpisOf(result: WidgetResult): KpiResult[] {
  const all = 'metrics' in result ? result.metrics : 'inputs' in result ? [result] : [];
  return [...new Map([...all].reverse().map((kpi) => [kpi.metric, kpi])).values()].reverse();
}

function sentence(text: string): string[] {
  return text === '' ? [] : [text];
}
