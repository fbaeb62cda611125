import type {Language} from '../language.js';
import {isolate as i} from '../pieces.js';
import {at, form, plural} from './kit.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${i(title)}: מ-${i(first.value)} ${first.period} ל-${i(last.value)} ${last.period}; `
    + `הגבוה ביותר ${i(highest.value)} ${highest.period}, הנמוך ביותר ${i(lowest.value)} ${lowest.period}.`,
  nothing: (title) => `${i(title)}: לא ידוע לכל אורך התקופה.`,
  point: (period, value, before, unfinished) =>
    `${i(period)}: ${i(value)}${unfinished ? ', טרם הסתיים' : ''}${before ? `; קודם לכן: ${i(before)}` : ''}`,
  listen: 'האזנה',
  stop: 'עצירה',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const count = groups === 1 ? 'קבוצה אחת' : `${groups} קבוצות`;
    const lead = `${i(title)} לפי ${i(dimension)}${period ? ` ${period}` : ''}: ${count}`;
    return first ? `${lead}; בראש ${i(first.name)} עם ${i(first.value)}.` : `${lead}.`;
  },
  spent: (amount) => `הוצאו ${i(amount)}`,
};

export const funnel: Language['funnel'] = {
  caption: 'כמה הגיעו לכל שלב',
  steps: 'שלבי המשפך',
  step: 'שלב',
  reached: 'הגיעו',
  ofFirst: 'מהראשון',
  ofPrevious: 'מהקודם',
  interval: '95% בין',
  pending: 'עדיין בדרך',
  median: 'זמן חציוני',
  mean: 'זמן ממוצע',
  range: (low, high) => `${i(low)} ל-${i(high)}`,
  goOn: (share) => `${i(share)} ממשיכים`,
  noneGoOn: 'אין מי שימשיך',
  leave: (count) => `${i(count)} לא`,
  wait: (count) => `${i(count)} עדיין עשויים`,
  takes: (time) => `חציון ${i(time)}`,
  atOnce: (isAll) => (isAll ? 'ללא פער זמן' : 'ללא פער זמן למחציתם או יותר'),
  grown: 'יותר מקודם',
  grows: (from, to) => `${i(to)} גדול מ-${i(from)} שלפניו: השניים נספרו בנפרד, ולא כולם הגיעו בדרך זו.`,
  lost: 'אבדו',
  between: (from, to) => `${i(from)} ← ${i(to)}`,
  stepOf: (label, count, share) => (share === null ? `${i(label)} ${i(count)}` : `${i(label)} ${i(count)}, ${i(share)} ממשיכים`),
  overall: (first, entered, last, reached, share) => `מתוך ${i(entered)} ${at(first)} הגיעו ${i(reached)} אל ${i(last)}: ${i(share)}.`,
  leaves: (first, entered, last, lost, share) => `מתוך ${i(entered)} ${at(first)} לא הגיעו ${i(lost)} אל ${i(last)}: ${i(share)}.`,
  nobody: (first) => `איש לא הגיע אל ${i(first)}.`,
  largestDrop: (from, to, count) => `רוב האובדן הוא בין ${i(from)} לבין ${i(to)}: ${i(count)}.`,
  groupBars: 'הפסים הדקים מתייחסים לשלב הראשון של הקבוצה שלהם.',
  moreGroups: (count, n) => form(n, 'קבוצה נוספת מופיעה בטבלה.', `${i(count)} קבוצות נוספות מופיעות בטבלה.`),
  dashed: 'מקווקו: עדיין בדרך.',
  unnamed: 'לא צוין',
  group: 'קבוצה',
  all: 'הכול',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${i(first)} לעומת ${i(second)}, מעט מכדי לדעת`
    : `${i(first)} לעומת ${i(second)}: ${i(`\u200e${points.written}`)} ${points.size === 1 ? 'נקודה' : 'נקודות'}, ${isBeyondNoise ? 'הבדל מובהק' : 'הבדל לא מובהק'}`),
  compared: (first, second, shares) => `${i(first)} לצד ${i(second)}, מהשלב הראשון עד האחרון: ${shares}.`,
  noise: 'מובהק: יקרה במקרה פחות מפעם ב-20 (שני שיעורים, 95%).',
};

const side = (name: string | null) => (name === null ? '' : ` · ${i(name)}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `הגיעו אל ${i(label)}: ${i(count)}${side(of)}`,
  lost: (from, to, count, of) => `אבדו בין ${i(from)} לבין ${i(to)}: ${i(count)}${side(of)}`,
  pending: (from, to, count, of) => `עדיין בדרך מ-${i(from)} אל ${i(to)}: ${i(count)}${side(of)}`,
  rowsOf: (heading) => `שורות: ${i(heading)}`,
  close: 'סגירה',
  nobody: 'אין כאן איש.',
  allPrivate: 'כל העמודות של שורות אלה פרטיות.',
  failed: (why) => `לא ניתן היה לקרוא את השורות: ${i(why)}`,
  cut: (shown, saved, all) =>
    `מוצגות ${i(shown)} השורות הראשונות מתוך ${i(all)}; ההעתקה וה-CSV כוללים ${saved === null ? 'את כולן' : `את ${i(saved)} הראשונות`}.`,
  times: (median, mean) => `זמן מהשלב הקודם: חציון ${i(median)}, ממוצע ${i(mean)}`,
  spread: (low, high) => `התפלגות הזמנים, מ-${i(low)} עד ${i(high)}`,
  bin: (from, until, count) => `${i(from)} עד ${i(until)}: ${i(count)}`,
};

/** One, two, and more of each. */
const nouns: Readonly<Record<string, readonly [string, string, string]>> = {
  day: ['יום', 'יומיים', 'ימים'], week: ['שבוע', 'שבועיים', 'שבועות'], month: ['חודש', 'חודשיים', 'חודשים'],
  quarter: ['רבעון', 'שני רבעונים', 'רבעונים'], year: ['שנה', 'שנתיים', 'שנים'],
};
const noun = (grain: string) => nouns[grain] ?? ['תקופה', 'שתי תקופות', 'תקופות'];

const heads = (count: number, written: string) => (count === 1 ? 'לקוח אחד' : `${i(written)} לקוחות`);

export const cohort: Language['cohort'] = {
  cohort: 'קבוצה',
  size: 'גודל',
  customers: 'לקוחות',
  average: 'ממוצע',
  counted: 'לקוחות הקבוצות הנכללות בממוצע',
  periodsAfter: (grain) => `${noun(grain)[2]!} מתחילת הדרך`,
  caption: ({grain, measure}) =>
    `${measure === 'customers' ? 'שיעור' : 'שיעור ההכנסות'} של כל קבוצה, לפי ${noun(grain)[2]!} מתחילת הדרך`,
  nobodyFrom: (first, last, cohorts) => `${i(first)} עד ${i(last)}: ${i(cohorts)} קבוצות ללא לקוחות`,
  cell: ({cohort: name, grain, period, value, base, count, rate, isMoney}) =>
    `קבוצת ${i(name)}, ${noun(grain)[0]!} ${i(period)}: ${i(value)} מתוך ${isMoney ? i(base) : heads(count, base)}, ${i(rate)}`,
  averageCell: (grain, period, rate, n, count) =>
    `כל הקבוצות, ${noun(grain)[0]!} ${i(period)}: ${i(rate)}${n === null ? '' : ` מתוך ${heads(count, n)}`}`,
  between: (low, high) => `95% בין ${i(low)} ל-${i(high)}`,
  notOver: 'טרם הסתיים',
  comma: ', ',
  finding: (measure, [first, ...others]) => {
    if (!first) return '';
    const rest = others.map(({rate, after}) => ` ו-${i(rate)} אחרי ${after}`).join('');
    return measure === 'customers'
      ? `בממוצע ${i(first.rate)} מהלקוחות פעילים אחרי ${first.after}${rest}.`
      : `בממוצע נשמרים ${i(first.rate)} מההכנסות הראשוניות אחרי ${first.after}${rest}.`;
  },
  back: (measure, isWithin, shares) => {
    const told = shares.map(({rate, time, grain, period}) => `${i(rate)} ${isWithin ? `בתוך ${time}` : `(${noun(grain)[0]!} ${i(period)})`}`).join(' ו-');
    if (told === '') return '';
    return measure === 'customers' ? `בממוצע שיעור הלקוחות שחוזרים הוא ${told}.` : `בממוצע שיעור ההכנסות הראשוניות שנכנס שוב הוא ${told}.`;
  },
  time: (grain, count, written) => {
    const [one, two, other] = noun(grain) as [string, string, string];
    return plural(count, {one, two, other: `${i(written)} ${other}`});
  },
};
