import {composed} from '../../../card/card-phrases.js';
import type {RowReason} from '../../../card/card-words.js';
import type {Language} from '../language.js';
import {inWords, isolate as i} from '../pieces.js';
import {at, form} from './kit.js';
import {grains} from './views.js';

const reasons: Readonly<Record<RowReason, string>> = {
  missing_required: 'ריק, ונדרש ערך',
  not_a_date: 'אינו תאריך',
  not_a_number: 'אינו מספר',
  not_an_integer: 'אינו מספר שלם',
  not_a_boolean: 'לא כן ולא לא',
  not_a_duration: 'אינו משך זמן',
  money_range: 'סכום גדול מכדי לשמור במדויק',
  inexact_id: 'מזהה שאיבד ספרות',
  nul_character: 'תו שאינו קיים בשום טקסט',
  stray_quote: 'מירכאות שלא נסגרו',
  blank: 'ריקה, דולגה',
  test: 'נתוני בדיקה, דולגה',
  bot: 'מבוט, דולגה',
  spam: 'ספאם, דולגה',
  merged: 'מוזגה עם אחרת, דולגה',
  deleted: 'נמחקה, דולגה',
  continuation: 'פריט נוסף של השורה הקודמת, דולגה',
  same_stage: 'שינוי נוסף באותו שלב, דולגה',
  other_field: 'שינוי בשדה אחר, דולגה',
  nothing_in_row: 'ללא שום שלב, דולגה',
};

const many = (count: number, one: string, other: string) => (count === 1 ? one : `${count} ${form(count, one, other)}`);

const phrases = composed({
  names: {
    mrr_versions: 'מינויים', mrr_movements: 'שינויים ב-MRR', ticket_facts: 'פניות', funnel_deals: 'עסקאות',
    solves: 'פניות שנפתרו', client_spells: 'תקופות כלקוח', goal_attempts: 'ניסיונות להגיע ליעד',
    customer_id: 'לקוחות', ticket_id: 'פניות', mrr: 'MRR', cogs: 'עלות המכר',
    'mrr_movements.lesser': 'ה-MRR הנמוך מבין השניים', 'mrr_movements.start': 'MRR בהתחלה',
    'mrr_movements.end': 'MRR בסוף',
  },
  missing: 'חסר', there: 'קיים', yes: 'כן', no: 'לא', none: 'אין', or: ' או ', comma: ', ',
  not: (what) => `לא ${i(what)}`,
  from: (edge) => `החל מ-${i(`${edge}`)}`,
  upTo: (edge) => `עד ${i(`${edge}`)}, לא כולל`,
  rows: 'שורות',
  sum: (column) => `סכום ${i(column)}`,
  mean: (column) => `ממוצע ${i(column)}`,
  median: (column) => `חציון ${i(column)}`,
  percentile: (column, nth) => `אחוזון ${nth} של ${i(column)}`,
  different: (column) => `ערכי ${i(column)} שונים`,
  withRows: (column, rows) => `ערכי ${i(column)} שונים עם ${many(rows, 'שורה אחת', 'שורות')} לפחות`,
  withSum: (column, of, above) => `ערכי ${i(column)} שונים שסכום ${i(of)} בהם עולה על ${above}`,
  of: (aggregate, fact, when) => `${aggregate} מתוך ${i(fact)} ${when}`.trim(),
  is: (column, what) => `${i(column)}: ${i(what)}`,
  by: (column) => `לפי ${i(column)}`,
  inForce: (edge, begun) => `${begun ? 'התחיל בתוכה ו' : ''}בתוקף ב${edge === 'start' ? 'התחלה' : 'סוף'}`,
  kept: 'בתוקף בהתחלה ובסוף',
  edges: 'מאלה שהיו בהתחלה, בתוקף בהתחלה ובסוף',
  moved: 'לפי מה שהשתנה מההתחלה לסוף',
  daily: (column) => `יום אחר יום, לפי ${i(column)}`,
  spread: (from, to) => `מחולק על פני ${i(from)} עד ${i(to)}`,
  previous: 'בתקופה הקודמת',
  yearAgo: 'שנה קודם לכן',
  days: (count) => `לאורך ${many(count, 'יום אחד', 'ימים')} עד סופה`,
  months: (count) => `לאורך ${many(count, 'חודש אחד', 'חודשים')} עד סופה`,
  ever: 'מהשורה הראשונה ואילך',
  monthBefore: (months) => (months === 1 ? 'בחודש שלפני האחרון' : `בחודש שחל ${months} חודשים לפני האחרון`),
});

export const card: Language['card'] = {
  ...phrases,
  close: 'סגירה', copy: 'העתקה', copied: 'הועתק',
  notCopied: 'הדף הזה אינו יכול להעתיק; אפשר לסמן את הטקסט',
  print: 'הדפסה', definition: 'הגדרה', madeOf: 'הרכב', period: 'תקופה', parameters: 'הגדרות בתוקף',
  data: 'נתונים', computation: 'חישוב', notes: 'לידיעה', sql: 'SQL', copySql: 'העתקת SQL', handbook: 'מקור',
  numerator: 'מונה', denominator: 'מכנה', base: 'מבוסס על', interval: 'רווח סמך 95%',
  range: (low, high) => `${i(low)} עד ${i(high)}`,
  shown: 'מוצג', comparedWith: 'בהשוואה אל', wholeRange: 'כל הטווח',
  allTime: 'כל הזמן; גם שורות ללא תאריך נספרות',
  asOf: 'נכון לתאריך', asOfNote: 'שורות מאותו יום והלאה עדיין אינן ידועות', timeZone: 'אזור זמן',
  days: (from, until) => `${i(from)} עד ${i(until)}, לא כולל`,
  countedUpTo: (until) => `טרם הסתיים; נספר עד ${i(until)}, לא כולל`,
  periods: (count, grain) => `${i(count)} תקופות${grain === null ? '' : ` (${grains[grain]!})`}`,
  filter: 'מסנן', groupedBy: 'מקובץ לפי',
  rows: (read, accepted, rejected, skipped) =>
    `נקראו ${i(read)} שורות: ${i(accepted)} התקבלו, ${i(rejected)} נדחו, ${i(skipped)} דולגו`,
  reason: (count, code, column, line) =>
    `${i(count)} × ${inWords(reasons, code)}${column ? `, ${at(column)}` : ''}; לראשונה בשורה ${i(line)}`,
  column: 'עמודה', filledFrom: 'מקור הערכים',
  fallback: (value) => `${i(value)}, כי אין בקובץ עמודה כזו`,
  notInFile: 'כלום, כי אין בקובץ עמודה כזו',
  memory: (size) => `${i(size)} בזיכרון`,
  engine: (engines, queries, time) =>
    `${engines.map(i).join(' ו-')}: ${many(queries, 'שאילתה אחת', 'שאילתות')} בתוך ${i(time)}`,
  engineNames: {columns: 'עמודות בעלות טיפוס', duckdb: 'DuckDB'},
  check: 'בדיקה ב-DuckDB',
  checking: (done, of) => `פונה אל DuckDB: ${done} מתוך ${of}`,
  agrees: (queries) => `השניים מסכימים: DuckDB נותן אותם מספרים (${many(queries, 'שאילתה אחת', 'שאילתות')}).`,
  differs: (count) => `הם נבדלים ב${count === 1 ? 'מקום אחד' : `-${count} מקומות`}:`,
  difference: (place, what, here, there) => `${place ? `${i(place)}: ` : ''}${i(what)} הוא ${i(here)} כאן, ${i(there)} ב-DuckDB`,
  hasRow: 'קיים', hasNoRow: 'לא קיים',
  failed: (why) => `לא ניתן היה לפנות אל DuckDB: ${i(why)}`,
  queryTitle: (nth, of, kind) => `שאילתה ${nth} מתוך ${of}: ${kind}`,
};

export const doctor: Language['doctor'] = {
  guess: (preset, confidence) => (preset === null
    ? `העמודות זוהו בוודאות של ${i(confidence)}: יש לציין אותן ב-columns.`
    : `זוהה כייצוא ${i(preset)} בוודאות של ${i(confidence)}: יש לציין זאת ב-preset.`),
  rows: ({read, accepted, rejected, skipped}) => card.rows(read, accepted, rejected, skipped),
  reason: ({code, column, firstLine}, count) =>
    `${inWords(reasons, code)}${column ? ` ${at(column)}` : ''}: ${i(count)}, לראשונה בשורה ${firstLine}`,
  columns: (filled, all) => `${i(filled)} מתוך ${i(all)} עמודות מולאו מהקובץ`,
  column: 'עמודה', type: 'סוג', from: 'מקור הערכים',
  sure: (confidence) => `ודאות ${i(confidence)}`,
  extras: (names) => `נשמרו בשמן: ${i(names)}`,
  metrics: 'מדדים',
  serves: (names) => `ניתן לחשב מנתונים אלה: ${i(names)}`,
  servesNone: 'לא ניתן לחשב מנתונים אלה אף מדד.',
  lacks: (count) => `מדדים שחסר להם משהו: ${i(count)}`,
};

export const exports: Language['export'] = {
  menu: 'שמירה או הדפסה', table: 'טבלה', copy: 'העתקה',
  csv: 'שמירה כ-CSV', svg: 'שמירה כ-SVG', png: 'שמירה כ-PNG', print: 'הדפסה',
  copied: 'הועתק', notCopied: 'הדפדפן לא אפשר להעתיק', close: 'סגירה',
  failed: (why) => `הפעולה לא הצליחה: ${i(why)}`,
  allTime: 'כל הזמן',
  period: (period) => `תקופה: ${i(period)}`,
  source: (tables, asOf) => `מקור: ${i(tables)}${asOf === null ? '' : ` · נכון ל-${i(asOf)}`}`,
  rows: (table, count) => `${i(table)} (${i(count)} שורות)`,
  cut: (shown, total) => `מוצגות ${i(shown)} השורות הראשונות מתוך ${i(total)}; ההעתקה וה-CSV כוללים את כולן.`,
  metric: 'מדד', group: 'קבוצה', all: 'הכול', from: 'מתאריך', until: 'עד תאריך', value: 'ערך', before: 'קודם', base: 'n',
  low: 'גבול תחתון (95%)', high: 'גבול עליון (95%)', note: 'הערה', unfinished: 'טרם הסתיים',
  step: 'שלב', reached: 'הגיעו', ofPrevious: 'מהקודם', ofFirst: 'מהראשון', pending: 'עדיין בדרך',
  medianSeconds: 'זמן חציוני (שניות)', meanSeconds: 'זמן ממוצע (שניות)', cohort: 'קבוצה', size: 'גודל',
};
