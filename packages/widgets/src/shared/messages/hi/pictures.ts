import type {Language} from '../language.js';
import {form} from './kit.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title}: ${first.period} ${first.value} से ${last.period} ${last.value}; `
    + `सबसे अधिक ${highest.period} ${highest.value}, सबसे कम ${lowest.period} ${lowest.value}।`,
  nothing: (title) => `${title} पूरी अवधि में अज्ञात है।`,
  point: (period, value, before, unfinished) =>
    `${period}: ${value}${unfinished ? ', अभी जारी है' : ''}${before ? `; पहले: ${before}` : ''}`,
  listen: 'सुनें',
  stop: 'रोकें',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${period ? `${period} ` : ''}${dimension} के अनुसार ${title}: ${groups} समूह`;
    return first ? `${lead}; सबसे आगे ${first.name}, ${first.value} के साथ।` : `${lead}।`;
  },
  spent: (amount) => `${amount} खर्च`,
};

export const funnel: Language['funnel'] = {
  caption: 'हर चरण तक कितने पहुँचे',
  steps: 'फ़नल के चरण',
  step: 'चरण',
  reached: 'पहुँचे',
  ofFirst: 'पहले का',
  ofPrevious: 'पिछले का',
  interval: '95% अंतराल',
  pending: 'अभी रास्ते में',
  median: 'माध्यिका समय',
  mean: 'औसत समय',
  range: (low, high) => `${low} से ${high}`,
  goOn: (share) => `${share} आगे बढ़े`,
  noneGoOn: 'आगे बढ़ने वाला कोई नहीं',
  leave: (count) => `${count} नहीं`,
  wait: (count) => `${count} अभी बढ़ सकते हैं`,
  takes: (time) => `माध्यिका ${time}`,
  atOnce: (isAll) => (isAll ? 'बीच में कोई समय नहीं' : 'आधे या अधिक के लिए बीच में कोई समय नहीं'),
  grown: 'पहले से अधिक',
  grows: (from, to) => `${to} अपने पिछले चरण ${from} से बड़ा है: दोनों अलग-अलग गिने गए और सब इस रास्ते से नहीं आए।`,
  lost: 'छूटे',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count}, ${share} आगे बढ़े`),
  overall: (first, entered, last, reached, share) => `${first} के ${entered} में से ${reached} ${last} तक पहुँचे: ${share}।`,
  leaves: (first, entered, last, lost, share) => `${first} के ${entered} में से ${lost} ${last} तक नहीं पहुँचे: ${share}।`,
  nobody: (first) => `${first} तक कोई नहीं पहुँचा।`,
  largestDrop: (from, to, count) => `सबसे अधिक ${from} और ${to} के बीच छूटे: ${count}।`,
  groupBars: 'पतली पट्टियाँ अपने समूह के पहले चरण के सापेक्ष हैं।',
  moreGroups: (count, n) => form(n, `${count} और समूह तालिका में है।`, `${count} और समूह तालिका में हैं।`),
  dashed: 'टूटी रेखा: अभी रास्ते में।',
  unnamed: 'उल्लेख नहीं',
  group: 'समूह',
  all: 'सभी',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first} बनाम ${second}, निष्कर्ष के लिए बहुत कम`
    : `${first} बनाम ${second}: ${points.written} अंक, ${isBeyondNoise ? 'अंतर सार्थक' : 'अंतर सार्थक नहीं'}`),
  compared: (first, second, shares) => `${first} और ${second}, पहले से अंतिम चरण तक: ${shares}।`,
  noise: 'सार्थक: केवल संयोग से 20 में एक बार से भी कम (दो अनुपात, 95%)।',
};

const side = (name: string | null) => (name === null ? '' : ` · ${name}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `${label} तक पहुँचे: ${count}${side(of)}`,
  lost: (from, to, count, of) => `${from} और ${to} के बीच छूटे: ${count}${side(of)}`,
  pending: (from, to, count, of) => `${from} से ${to} के रास्ते में: ${count}${side(of)}`,
  rowsOf: (heading) => `पंक्तियाँ: ${heading}`,
  close: 'बंद करें',
  nobody: 'यहाँ कोई नहीं है।',
  allPrivate: 'इन पंक्तियों के सभी कॉलम निजी हैं।',
  failed: (why) => `पंक्तियाँ पढ़ी नहीं जा सकीं: ${why}`,
  cut: (shown, saved, all) =>
    `${all} में से पहली ${shown} पंक्तियाँ दिखाई गई हैं; कॉपी और CSV में ${saved === null ? 'सभी' : `पहली ${saved}`} हैं।`,
  times: (median, mean) => `पिछले चरण से समय: माध्यिका ${median}, औसत ${mean}`,
  spread: (low, high) => `इन समयों का वितरण, ${low} से ${high} तक`,
  bin: (from, until, count) => `${from} से ${until}: ${count}`,
};

/** One, more, and as it stands before another word. */
const nouns: Readonly<Record<string, readonly [string, string, string]>> = {
  day: ['दिन', 'दिन', 'दिनों'], week: ['सप्ताह', 'सप्ताह', 'सप्ताहों'], month: ['महीना', 'महीने', 'महीनों'],
  quarter: ['तिमाही', 'तिमाहियाँ', 'तिमाहियों'], year: ['वर्ष', 'वर्ष', 'वर्षों'],
};
const noun = (grain: string) => nouns[grain] ?? ['अवधि', 'अवधियाँ', 'अवधियों'];

export const cohort: Language['cohort'] = {
  cohort: 'समूह',
  size: 'आकार',
  customers: 'ग्राहक',
  average: 'औसत',
  counted: 'औसत में शामिल समूहों के ग्राहक',
  periodsAfter: (grain) => `आरंभ के बाद ${noun(grain)[1]!}`,
  caption: ({grain, measure}) =>
    `हर समूह का ${measure === 'customers' ? 'हिस्सा' : 'राजस्व का हिस्सा'}, आरंभ के बाद के ${noun(grain)[2]!} के अनुसार`,
  nobodyFrom: (first, last, cohorts) => `${first} से ${last}: ${cohorts} समूह बिना ग्राहक`,
  cell: ({cohort: name, grain, period, value, base, count, rate, isMoney}) =>
    `${name} समूह, ${noun(grain)[0]!} ${period}: ${base}${isMoney ? '' : ` ${form(count, 'ग्राहक', 'ग्राहकों')}`} में से ${value}, ${rate}`,
  averageCell: (grain, period, rate, n, count) =>
    `सभी समूह, ${noun(grain)[0]!} ${period}: ${n === null ? '' : `${n} ${form(count, 'ग्राहक', 'ग्राहकों')} का `}${rate}`,
  between: (low, high) => `95% अंतराल ${low} से ${high}`,
  notOver: 'अभी जारी है',
  comma: ', ',
  finding: (measure, shares) => {
    if (shares.length === 0) return '';
    const told = shares.map(({rate, after}) => `${after.replace(/महीना$/, 'महीने')} बाद ${rate}`).join(' और ');
    return measure === 'customers' ? `औसतन ${told} ग्राहक सक्रिय हैं।` : `औसतन ${told} आरंभिक राजस्व बना रहता है।`;
  },
  back: (measure, isWithin, shares) => {
    if (shares.length === 0) return '';
    const told = shares.map(({rate, time, grain, period}) => `${rate} (${isWithin ? time : `${noun(grain)[0]!} ${period}`})`).join(' और ');
    const when = isWithin ? 'इतने समय के भीतर ' : '';
    return measure === 'customers' ? `औसतन ${when}लौटने वाले ग्राहकों का अनुपात: ${told}।` : `औसतन ${when}फिर आने वाले आरंभिक राजस्व का अनुपात: ${told}।`;
  },
  time: (grain, count, written) => `${written} ${form(count, noun(grain)[0]!, noun(grain)[1]!)}`,
};
