import type {Language} from '../language.js';
import {finding, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

const plural = plurals('hi', ['one', 'other']);
export const {categories} = plural;

/** The form beside a figure. */
export const form = (count: number, one: string, other: string) => plural(count, {one, other});

const metricTitle = titled({
  'abandonment-rate': 'परित्याग दर',
  'active-customers': 'सक्रिय ग्राहक',
  'arpu': 'प्रति ग्राहक औसत राजस्व (ARPU)',
  'arr': 'वार्षिक आवर्ती राजस्व (ARR)',
  'average-order-value': 'औसत ऑर्डर मूल्य',
  'average-handle-time': 'औसत निपटान समय',
  'cac': 'ग्राहक अधिग्रहण लागत (CAC)',
  'cac-payback': 'CAC वसूली अवधि',
  'clv': 'ग्राहक आजीवन मूल्य (CLV)',
  'cogs': 'बेचे गए माल की लागत (COGS)',
  'conversion-rate': 'रूपांतरण दर',
  'csat': 'ग्राहक संतुष्टि (CSAT)',
  'customer-churn-rate': 'ग्राहक पलायन दर',
  'customer-effort-score': 'ग्राहक प्रयास स्कोर (CES)',
  'customer-retention-rate': 'ग्राहक प्रतिधारण दर',
  'first-contact-resolution': 'पहले संपर्क में समाधान (FCR)',
  'first-response-time': 'पहली प्रतिक्रिया का समय',
  'gross-margin': 'सकल मार्जिन',
  'gross-revenue-retention': 'सकल राजस्व प्रतिधारण (GRR)',
  'lead-to-customer-rate': 'लीड से ग्राहक दर',
  'ltv-cac': 'LTV और CAC का अनुपात',
  'mrr': 'मासिक आवर्ती राजस्व (MRR)',
  'net-revenue-retention': 'शुद्ध राजस्व प्रतिधारण (NRR)',
  'new-customers': 'नए ग्राहक',
  'nps': 'नेट प्रमोटर स्कोर (NPS)',
  'paying-customers': 'भुगतान करने वाले ग्राहक',
  'pipeline-velocity': 'पाइपलाइन की गति',
  'quick-ratio': 'क्विक रेशियो',
  'renewal-rate': 'नवीनीकरण दर',
  'reopen-rate': 'पुनः खुलने की दर',
  'repeat-purchase-rate': 'दोबारा खरीद दर',
  'resolution-time': 'समाधान का समय',
  'retention-cost': 'प्रतिधारण लागत',
  'retention-coverage': 'प्रतिधारण कवरेज',
  'revenue': 'राजस्व',
  'sales-cycle': 'बिक्री चक्र',
  'sales-growth-rate': 'बिक्री वृद्धि',
  'trial-conversion': 'ट्रायल रूपांतरण',
  'weighted-pipeline': 'भारित पाइपलाइन',
  'win-rate': 'जीत दर',
  'funnel': 'फ़नल',
  'cohort-retention': 'समूहवार प्रतिधारण',
  'doctor': 'डेटा जाँच',
});

const emptiness = {
  no_rows: 'फ़ाइल में कोई पंक्ति नहीं है।',
  none_in_period: 'इस अवधि में कुछ नहीं है।',
  filtered_out: 'फ़िल्टर से कोई पंक्ति मेल नहीं खाती।',
};

const unit = (points: number | null) => (points === null ? '' : ' अंक');

const kpiSentence = finding({
  unknown: (title, period, reason) => `${period ? `${period} ` : ''}${title} अज्ञात है${reason ? `: ${reason}` : ''}`,
  now: (title, value, period, unfinished) => `${period ? `${period} ` : ''}${title}: ${unfinished ? 'अब तक ' : ''}${value}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `${before} के बराबर`
    : `${before} की तुलना में ${size}${unit(points)} ${direction === 'up' ? 'अधिक' : 'कम'}`),
  goal: (status, target) => `${target} का लक्ष्य ${status}`,
  marks: {comma: ', ', semicolon: '; ', stop: '।'},
});

export const kit: Language['kit'] = {
  language: 'hi',
  metricTitle,
  kpiSentence,
  warnings,
  table: 'तालिका में दिखाएँ',
  details: 'विवरण',
  period: 'अवधि',
  value: 'मान',
  share: 'हिस्सा',
  missing: (metric) => (metric === 'cac' ? 'आवंटित नहीं' : 'उल्लेख नहीं'),
  smallBase: 'छोटा आधार',
  unfinished: 'अभी जारी है',
  target: (target) => `लक्ष्य: ${target}`,
  status: {met: 'पूरा', near: 'लगभग पूरा', missed: 'पूरा नहीं'},
  reason: (reason) => ({
    zero_denominator: 'हर शून्य है',
    no_data: 'मापने के लिए कोई पंक्ति नहीं है',
    zero_churn: 'कोई ग्राहक नहीं गया, इसलिए अंत की गणना नहीं हो सकती',
    immature: 'निष्कर्ष के लिए अभी पर्याप्त समय नहीं बीता',
    missing_input: 'एक आवश्यक संख्या उपलब्ध नहीं है',
  })[reason],
  cannotShow: (heading) => (heading ? `${heading} को नहीं दिखाया जा सकता।` : 'यह नहीं दिखाया जा सकता।'),
  unsupported: 'यह ब्राउज़र या इस पृष्ठ की नीति यहाँ आँकड़ों की गणना करने नहीं देती।',
  within: (period, shape) => (shape === 'day' ? `${period} को` : shape === null || shape === 'week' ? `${period} के दौरान`
    : `${period} में`),
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'दिखाने के लिए कुछ नहीं है।';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} अंतिम उपलब्ध तारीख ${lastDay} है।` : sentence;
  },
  leftOut: (rows, of, count) => form(count, `${of} में से ${rows} पंक्ति पढ़ी नहीं जा सकी और शामिल नहीं है।`,
    `${of} में से ${rows} पंक्तियाँ पढ़ी नहीं जा सकीं और शामिल नहीं हैं।`),
  stale: (ago) => `अपडेट नहीं हो सका; ये आँकड़े ${ago} के हैं।`,
  notes: (count, written) => `डेटा पर ${written} ${form(count, 'टिप्पणी', 'टिप्पणियाँ')}`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95% अंतराल: ${low} से ${high}`,
  difference: (direction, size, points) => (direction === 'same' ? 'कोई बदलाव नहीं'
    : `${size}${unit(points)} ${direction === 'up' ? 'अधिक' : 'कम'}`),
  against: (period) => `${period} की तुलना में`,
  toDate: (period) => `${period} के उन्हीं दिनों`,
  by: (metric, dimension) => `${dimension} के अनुसार ${metric}`,
  definition: (title) => `परिभाषा: ${title}`,
  save: (title) => `सहेजें या प्रिंट करें: ${title}`,
  more: (_, written) => `और ${written}`,
  quarter: (nth, year) => `तिमाही ${nth}, ${year}`,
};
