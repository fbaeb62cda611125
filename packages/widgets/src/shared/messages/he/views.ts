import type {Language} from '../language.js';
import {isolate as i} from '../pieces.js';

export const grains: Readonly<Record<string, string>> = {day: 'יום', week: 'שבוע', month: 'חודש', quarter: 'רבעון', year: 'שנה'};
const counted = {
  customers: ['לקוח אחד', 'לקוחות'], cohorts: ['קבוצה אחת', 'קבוצות'], atRisk: ['לקוח אחד במעקב', 'לקוחות במעקב'],
} as const;

export const views: Language['views'] = {
  view: 'תצוגה',
  triangle: 'משולש',
  curves: 'עקומות',
  averageOnly: 'ממוצע',
  numbers: 'מספרים',
  percent: 'אחוזים',
  counts: 'כמויות',
  amounts: 'סכומים',
  grain: 'קבוצות לפי',
  grains,
  simpleAverage: 'ממוצע פשוט',
  survival: 'הישרדות',
  countedCohorts: 'הקבוצות הנכללות בממוצע, במשקל שווה',
  atRisk: 'לקוחות במעקב בתחילת התקופה',
  target: (rate) => `יעד: ${i(rate)}`,
  targetMet: (rate) => `היעד ${i(rate)} הושג`,
  targetMissed: (rate) => `מתחת ליעד ${i(rate)}`,
  points: (difference) => `${i(`\u200e${difference}`)} נקודות`,
  ofPeriod: 'לעומת ממוצע התקופה',
  lessThan: (edge) => `פחות מ-${i(edge)}`,
  between: (low, high) => `${i(low)} עד ${i(high)}`,
  atLeast: (edge) => `${i(edge)} ומעלה`,
  at: (grain, period) => `${grains[grain] ?? grain} ${i(period)}`,
  averageCell: ({name, time, rate, n, count, of}) => `${name}, ${time}: ${n === null ? i(rate) : `${i(rate)} מתוך ${count === 1 ? counted[of][0] : `${i(n)} ${counted[of][1]}`}`}`,
  pin: (cohort) => `הצמדת ${i(cohort)} להשוואה`,
  pinned: (cohort) => `${i(cohort)} מוצמדת; ביטול ההצמדה`,
  unpin: 'סיום ההשוואה',
  compared: (first, second) => `${i(first)} לעומת ${i(second)}`,
  difference: 'הפרש בנקודות',
  pickSecond: 'יש לבחור קבוצה שנייה לפי שמה כדי להשוות.',
  beyondNoise: 'הבדל מובהק',
  withinNoise: 'הבדל לא מובהק',
  unknownNoise: 'מעט מכדי לדעת',
  noise: 'מובהק: יקרה במקרה פחות מפעם ב-20 (שני שיעורים, 95%).',
  chart: (caption) => `${i(caption)}: קו לכל קבוצה`,
  band: 'רצועה: רווח סמך 95%',
  oneLine: 'קו דק לכל קבוצה',
};
