import type {Language} from '../language.js';
import {finding, isolate as i, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

export const plural = plurals('he', ['one', 'two', 'other']);
export const {categories} = plural;

/** The form beside a figure, where two are said as many are. */
export const form = (count: number, one: string, other: string) => plural(count, {one, two: other, other});

/** A letter that leans on what follows: by a hyphen where that begins with another script or a figure. */
export const at = (what: string) => `ב${/^\p{Script=Hebrew}/u.test(what) ? '' : '-'}${i(what)}`;

const metricTitle = titled({
  'abandonment-rate': 'שיעור נטישה',
  'active-customers': 'לקוחות פעילים',
  'arpu': 'הכנסה ממוצעת ללקוח (ARPU)',
  'arr': 'הכנסה שנתית חוזרת (ARR)',
  'average-order-value': 'ערך הזמנה ממוצע',
  'average-handle-time': 'זמן טיפול ממוצע',
  'cac': 'עלות גיוס לקוח (CAC)',
  'cac-payback': 'תקופת החזר CAC',
  'clv': 'ערך חיי לקוח (CLV)',
  'cogs': 'עלות המכר (COGS)',
  'conversion-rate': 'שיעור המרה',
  'csat': 'שביעות רצון לקוחות (CSAT)',
  'customer-churn-rate': 'שיעור נטישת לקוחות',
  'customer-effort-score': 'מדד מאמץ הלקוח (CES)',
  'customer-retention-rate': 'שיעור שימור לקוחות',
  'first-contact-resolution': 'פתרון בפנייה ראשונה (FCR)',
  'first-response-time': 'זמן תגובה ראשונה',
  'gross-margin': 'שיעור רווח גולמי',
  'gross-revenue-retention': 'שימור הכנסות ברוטו (GRR)',
  'lead-to-customer-rate': 'שיעור המרת לידים ללקוחות',
  'ltv-cac': 'יחס LTV ל-CAC',
  'mrr': 'הכנסה חודשית חוזרת (MRR)',
  'net-revenue-retention': 'שימור הכנסות נטו (NRR)',
  'new-customers': 'לקוחות חדשים',
  'nps': 'מדד נאמנות לקוחות (NPS)',
  'paying-customers': 'לקוחות משלמים',
  'pipeline-velocity': 'מהירות צנרת המכירות',
  'quick-ratio': 'יחס צמיחה מהיר',
  'renewal-rate': 'שיעור חידוש',
  'reopen-rate': 'שיעור פתיחה מחדש',
  'repeat-purchase-rate': 'שיעור רכישה חוזרת',
  'resolution-time': 'זמן פתרון',
  'retention-cost': 'עלות שימור',
  'retention-coverage': 'כיסוי השימור',
  'revenue': 'הכנסות',
  'sales-cycle': 'מחזור מכירה',
  'sales-growth-rate': 'צמיחה במכירות',
  'trial-conversion': 'המרת תקופות ניסיון',
  'weighted-pipeline': 'צנרת מכירות משוקללת',
  'win-rate': 'שיעור זכייה',
  'funnel': 'משפך',
  'cohort-retention': 'שימור לפי קבוצות',
  'doctor': 'בדיקת נתונים',
});

const emptiness = {
  no_rows: 'אין שורות בקובץ.',
  none_in_period: 'אין נתונים בתקופה זו.',
  filtered_out: 'אין שורות שמתאימות למסנן.',
};

/** One of them is said without its figure. */
const sized = (size: string, points: number | null) => (points === 1 ? 'נקודה אחת' : `${i(size)}${points === null ? '' : ' נקודות'}`);

const kpiSentence = finding({
  unknown: (title, period, reason) => `${i(title)}${period ? ` ${period}` : ''}: לא ידוע${reason ? ` (${reason})` : ''}`,
  now: (title, value, period, unfinished) => `${i(title)}: ${i(value)}${period ? ` ${period}` : ''}${unfinished ? ' עד כה' : ''}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `ללא שינוי לעומת ${i(before)}`
    : `${direction === 'up' ? 'עלייה' : 'ירידה'} של ${sized(size, points)} לעומת ${i(before)}`),
  goal: (status, target) => `היעד ${i(target)} ${status}`,
  marks: {comma: ', ', semicolon: '; ', stop: '.'},
});

export const kit: Language['kit'] = {
  language: 'he',
  dir: 'rtl',
  metricTitle,
  kpiSentence,
  warnings,
  table: 'הצגה כטבלה',
  details: 'פרטים',
  period: 'תקופה',
  value: 'ערך',
  share: 'חלק',
  missing: (metric) => (metric === 'cac' ? 'לא משויך' : 'לא צוין'),
  smallBase: 'בסיס קטן',
  unfinished: 'טרם הסתיים',
  target: (target) => `יעד: ${i(target)}`,
  status: {met: 'הושג', near: 'כמעט הושג', missed: 'לא הושג'},
  reason: (reason) => ({
    zero_denominator: 'המכנה הוא אפס',
    no_data: 'אין שורות למדידה',
    zero_churn: 'איש לא עזב, ולכן אין סוף שאפשר לחשב',
    immature: 'לא עבר די זמן כדי לדעת',
    missing_input: 'חסר נתון נחוץ',
  })[reason],
  cannotShow: (heading) => (heading ? `לא ניתן להציג את ${i(heading)}.` : 'לא ניתן להציג.'),
  unsupported: 'הדפדפן הזה, או מדיניות הדף, אינם מאפשרים לחשב כאן את הנתונים.',
  within: (period, shape) => (shape === 'day' || shape === 'month' || shape === 'quarter' ? at(period)
    : shape === 'year' ? `בשנת ${i(period)}` : `בתקופה ${i(period)}`),
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'אין מה להציג.';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} התאריך האחרון שנמצא הוא ${i(lastDay)}.` : sentence;
  },
  leftOut: (rows, of) => `שורות שלא ניתן היה לקרוא ואינן נכללות: ${i(rows)} מתוך ${i(of)}.`,
  stale: (ago) => `הרענון נכשל; הנתונים האחרונים: ${i(ago)}.`,
  notes: (count, written) => plural(count, {
    one: 'הערה אחת על הנתונים', two: 'שתי הערות על הנתונים', other: `${i(written)} הערות על הנתונים`,
  }),
  sample: (n) => i(`n = ${n}`),
  interval: (low, high) => `95% בין ${i(low)} ל-${i(high)}`,
  difference: (direction, size, points) => (direction === 'same' ? 'ללא שינוי'
    : `${direction === 'up' ? 'עלייה' : 'ירידה'} של ${sized(size, points)}`),
  against: (period) => `לעומת ${i(period)}`,
  toDate: (period) => `אותם ימים ${at(period)}`,
  by: (metric, dimension) => `${i(metric)} לפי ${i(dimension)}`,
  definition: (title) => `הגדרה: ${i(title)}`,
  save: (title) => `שמירה או הדפסה: ${i(title)}`,
  more: (_, written) => `ועוד ${i(written)}`,
  quarter: (nth, year) => `רבעון ${nth} ${year}`,
};
