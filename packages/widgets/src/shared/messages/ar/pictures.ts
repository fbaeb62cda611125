import type {Language} from '../language.js';
import {isolate as i} from '../pieces.js';
import {plural, unit} from './kit.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${i(title)}: من ${i(first.value)} ${first.period} إلى ${i(last.value)} ${last.period}؛ `
    + `الأعلى ${i(highest.value)} ${highest.period}، والأدنى ${i(lowest.value)} ${lowest.period}.`,
  nothing: (title) => `${i(title)}: غير معروف طوال المدة.`,
  point: (period, value, before, unfinished) =>
    `${i(period)}: ${i(value)}${unfinished ? '، لم تنتهِ بعد' : ''}${before ? `؛ سابقًا: ${i(before)}` : ''}`,
  listen: 'استماع',
  stop: 'إيقاف',
};

const counted = (groups: number) => plural(groups, {
  zero: 'لا مجموعات', one: 'مجموعة واحدة', two: 'مجموعتان',
  few: `${groups} مجموعات`, many: `${groups} مجموعة`, other: `${groups} مجموعة`,
});

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${i(title)} حسب ${i(dimension)}${period ? ` ${period}` : ''}: ${counted(groups)}`;
    return first ? `${lead}؛ في المقدمة ${i(first.name)} بقيمة ${i(first.value)}.` : `${lead}.`;
  },
  spent: (amount) => `أُنفق ${i(amount)}`,
};

export const funnel: Language['funnel'] = {
  caption: 'عدد من بلغ كل خطوة',
  steps: 'خطوات القمع',
  step: 'الخطوة',
  reached: 'بلغوها',
  ofFirst: 'من الأولى',
  ofPrevious: 'من السابقة',
  interval: '95\u200e%\u200e بين',
  pending: 'لا يزالون في الطريق',
  median: 'وسيط المدة',
  mean: 'متوسط المدة',
  range: (low, high) => `${i(low)} و${i(high)}`,
  goOn: (share) => `${i(share)} يتابعون`,
  noneGoOn: 'لا أحد ليتابع',
  leave: (count) => `${i(count)} لا`,
  wait: (count) => `${i(count)} قد يتابعون`,
  takes: (time) => `الوسيط ${i(time)}`,
  atOnce: (isAll) => (isAll ? 'بلا فاصل زمني' : 'بلا فاصل زمني لنصفهم أو أكثر'),
  grown: 'أكثر من السابقة',
  grows: (from, to) => `${i(to)} أكبر من ${i(from)} قبلها: حُسبت كل منهما على حدة، ولم يأتِ الجميع من هذا الطريق.`,
  lost: 'المفقودون',
  between: (from, to) => `${i(from)} ← ${i(to)}`,
  stepOf: (label, count, share) => (share === null ? `${i(label)} ${i(count)}` : `${i(label)} ${i(count)}، ${i(share)} يتابعون`),
  overall: (first, entered, last, reached, share) => `من ${i(entered)} في ${i(first)} بلغ ${i(reached)} خطوة ${i(last)}: ${i(share)}.`,
  leaves: (first, entered, last, lost, share) => `من ${i(entered)} في ${i(first)} لم يبلغ ${i(lost)} خطوة ${i(last)}: ${i(share)}.`,
  nobody: (first) => `لم يبلغ أحد خطوة ${i(first)}.`,
  largestDrop: (from, to, count) => `أكبر فقد بين ${i(from)} و${i(to)}: ${i(count)}.`,
  groupBars: 'الأشرطة الرفيعة منسوبة إلى الخطوة الأولى من مجموعتها.',
  moreGroups: (count, n) => plural(n, {
    zero: 'لا مجموعات أخرى في الجدول.', one: 'مجموعة أخرى في الجدول.', two: 'مجموعتان أخريان في الجدول.',
    few: `${i(count)} مجموعات أخرى في الجدول.`, many: `${i(count)} مجموعة أخرى في الجدول.`, other: `${i(count)} مجموعة أخرى في الجدول.`,
  }),
  dashed: 'متقطّع: لا يزالون في الطريق.',
  unnamed: 'غير محدد',
  group: 'المجموعة',
  all: 'الكل',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${i(first)} مقابل ${i(second)}، العدد أقل من أن يُحكم عليه`
    : `${i(first)} مقابل ${i(second)}: ${i(`\u200e${points.written}`)}${unit(points.size)}، ${isBeyondNoise ? 'فرق ذو دلالة' : 'فرق بلا دلالة'}`),
  compared: (first, second, shares) => `${i(first)} إلى جانب ${i(second)}، من الخطوة الأولى إلى الأخيرة: ${shares}.`,
  noise: 'فرق ذو دلالة: لا يقع بالصدفة وحدها إلا أقل من مرة في كل 20 (نسبتان، 95\u200e%\u200e).',
};

const side = (name: string | null) => (name === null ? '' : ` · ${i(name)}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `بلغوا ${i(label)}: ${i(count)}${side(of)}`,
  lost: (from, to, count, of) => `المفقودون بين ${i(from)} و${i(to)}: ${i(count)}${side(of)}`,
  pending: (from, to, count, of) => `ما زالوا في الطريق من ${i(from)} إلى ${i(to)}: ${i(count)}${side(of)}`,
  rowsOf: (heading) => `الصفوف: ${i(heading)}`,
  close: 'إغلاق',
  nobody: 'لا أحد هنا.',
  allPrivate: 'كل أعمدة هذه الصفوف خاصة.',
  failed: (why) => `تعذّرت قراءة الصفوف: ${i(why)}`,
  cut: (shown, saved, all) =>
    `الصفوف المعروضة: أول ${i(shown)} من ${i(all)}؛ ويشمل النسخ وملف CSV ${saved === null ? 'الكل' : `أول ${i(saved)}`}.`,
  times: (median, mean) => `الزمن منذ الخطوة السابقة: الوسيط ${i(median)}، المتوسط ${i(mean)}`,
  spread: (low, high) => `توزّع هذه الأزمنة من ${i(low)} إلى ${i(high)}`,
  bin: (from, until, count) => `من ${i(from)} إلى ${i(until)}: ${i(count)}`,
};

/** Singular, dual, plural and accusative of each. */
const nouns: Readonly<Record<string, readonly [string, string, string, string]>> = {
  day: ['يوم', 'يومان', 'أيام', 'يومًا'], week: ['أسبوع', 'أسبوعان', 'أسابيع', 'أسبوعًا'],
  month: ['شهر', 'شهران', 'أشهر', 'شهرًا'], quarter: ['ربع سنة', 'ربعا سنة', 'أرباع سنة', 'ربع سنة'],
  year: ['سنة', 'سنتان', 'سنوات', 'سنة'],
};
const noun = (grain: string) => nouns[grain] ?? ['فترة', 'فترتان', 'فترات', 'فترة'];
/** As it stands after a preposition. */
const oblique = (dual: string) => dual.replace('ان', 'ين').replace(/^ربعا/, 'ربعي');

export const cohort: Language['cohort'] = {
  cohort: 'الفوج',
  size: 'الحجم',
  customers: 'العملاء',
  average: 'المتوسط',
  counted: 'عملاء الأفواج الداخلة في المتوسط',
  periodsAfter: (grain) => `${noun(grain)[2]} بعد البداية`,
  caption: ({grain, measure}) =>
    `${measure === 'customers' ? 'نسبة' : 'نسبة إيرادات'} كل فوج، حسب ال${noun(grain)[0]} منذ البداية`,
  nobodyFrom: (first, last, cohorts) => `${i(first)} إلى ${i(last)}: أفواج بلا عملاء: ${i(cohorts)}`,
  cell: ({cohort: name, grain, period, value, base, rate, isMoney}) =>
    `فوج ${i(name)}، ${noun(grain)[0]} ${i(period)}: ${i(value)} من ${i(base)}${isMoney ? '' : ' من العملاء'}، ${i(rate)}`,
  averageCell: (grain, period, rate, n) =>
    `كل الأفواج، ${noun(grain)[0]} ${i(period)}: ${i(rate)}${n === null ? '' : ` من العملاء وعددهم ${i(n)}`}`,
  between: (low, high) => `95\u200e%\u200e بين ${i(low)} و${i(high)}`,
  notOver: 'لم تنتهِ بعد',
  comma: '، ',
  finding: (measure, [first, ...others]) => {
    if (!first) return '';
    const rest = others.map(({rate, after}) => ` و${i(rate)} بعد ${after}`).join('');
    return measure === 'customers'
      ? `في المتوسط يبقى ${i(first.rate)} من العملاء نشطين بعد ${first.after}${rest}.`
      : `في المتوسط يُحتفظ بـ ${i(first.rate)} من الإيرادات الأولى بعد ${first.after}${rest}.`;
  },
  back: (measure, isWithin, shares) => {
    const told = shares.map(({rate, time, grain, period}) => `${i(rate)} ${isWithin ? `خلال ${time}` : `(${noun(grain)[0]} ${i(period)})`}`).join(' و');
    if (told === '') return '';
    return measure === 'customers' ? `في المتوسط تبلغ نسبة العملاء العائدين ${told}.` : `في المتوسط تبلغ نسبة ما يعود من الإيرادات الأولى ${told}.`;
  },
  time: (grain, count, written) => {
    const [one, two, few, many] = noun(grain);
    const figure = `${i(written)} `;
    return plural(count, {
      zero: figure + one!, one: one!, two: oblique(two!), few: figure + few!, many: figure + many!, other: figure + one!,
    });
  },
};
