import {composed} from '../../../card/card-phrases.js';
import type {RowReason} from '../../../card/card-words.js';
import type {Language} from '../language.js';
import {inWords, isolate as i} from '../pieces.js';
import {form} from './kit.js';
import {grains} from './views.js';

const reasons: Readonly<Record<RowReason, string>> = {
  missing_required: 'فارغ، والقيمة لازمة',
  not_a_date: 'ليس تاريخًا',
  not_a_number: 'ليس رقمًا',
  not_an_integer: 'ليس عددًا صحيحًا',
  not_a_boolean: 'ليس نعم ولا لا',
  not_a_duration: 'ليس مدة زمنية',
  money_range: 'مبلغ أكبر من أن يُحفظ بدقة',
  inexact_id: 'معرّف فقد بعض أرقامه',
  nul_character: 'حرف لا يرد في أي نص',
  stray_quote: 'علامة اقتباس لم تُغلق',
  blank: 'فارغ، تم تخطيه',
  test: 'بيانات اختبار، تم تخطيه',
  bot: 'من روبوت، تم تخطيه',
  spam: 'رسائل مزعجة، تم تخطيه',
  merged: 'مدموج مع غيره، تم تخطيه',
  deleted: 'محذوف، تم تخطيه',
  continuation: 'بند إضافي للصف السابق، تم تخطيه',
  same_stage: 'تغيير آخر ضمن المرحلة نفسها، تم تخطيه',
  other_field: 'تغيير في حقل آخر، تم تخطيه',
  nothing_in_row: 'بلا أي مرحلة، تم تخطيه',
};

const days = (count: number) => `${count} ${form(count, 'يوم', 'أيام', 'يومًا')}`;
const months = (count: number) => `${count} ${form(count, 'شهر', 'أشهر', 'شهرًا')}`;

const phrases = composed({
  names: {
    mrr_versions: 'الاشتراكات', mrr_movements: 'تغيّرات MRR', ticket_facts: 'التذاكر', funnel_deals: 'الصفقات',
    solves: 'التذاكر المحلولة', client_spells: 'فترات العلاقة مع العملاء', goal_attempts: 'محاولات بلوغ الهدف',
    customer_id: 'العملاء', ticket_id: 'التذاكر', mrr: 'MRR', cogs: 'تكلفة البضاعة',
    'mrr_movements.lesser': 'أقل قيمتي MRR', 'mrr_movements.start': 'MRR في البداية',
    'mrr_movements.end': 'MRR في النهاية',
  },
  missing: 'مفقود', there: 'موجود', yes: 'نعم', no: 'لا', none: 'لا شيء', or: ' أو ', comma: '، ',
  not: (what) => `ليس ${i(what)}`,
  from: (edge) => `من ${i(`${edge}`)}`,
  upTo: (edge) => `حتى ما قبل ${i(`${edge}`)}`,
  rows: 'الصفوف',
  sum: (column) => `مجموع ${i(column)}`,
  mean: (column) => `متوسط ${i(column)}`,
  median: (column) => `وسيط ${i(column)}`,
  percentile: (column, nth) => `المئين ${nth} من ${i(column)}`,
  different: (column) => `عدد قيم ${i(column)} المختلفة`,
  withRows: (column, rows) => `عدد قيم ${i(column)} المختلفة التي لها ما لا يقل عن ${rows} ${form(rows, 'صف', 'صفوف', 'صفًا')}`,
  withSum: (column, of, above) => `عدد قيم ${i(column)} المختلفة التي يزيد مجموع ${i(of)} فيها على ${above}`,
  of: (aggregate, fact, when) => `${aggregate} في ${i(fact)} ${when}`.trim(),
  is: (column, what) => `${i(column)}: ${i(what)}`,
  by: (column) => `حسب ${i(column)}`,
  inForce: (edge, begun) => `${begun ? 'بدأ خلالها و' : ''}سارٍ في ${edge === 'start' ? 'البداية' : 'النهاية'}`,
  kept: 'سارٍ في البداية والنهاية',
  edges: 'من الموجودين في البداية، سارٍ في البداية والنهاية',
  moved: 'بما تغيّر من البداية إلى النهاية',
  daily: (column) => `يومًا بيوم، حسب ${i(column)}`,
  spread: (from, to) => `موزّعًا من ${i(from)} إلى ${i(to)}`,
  previous: 'في الفترة السابقة',
  yearAgo: 'قبل سنة',
  days: (count) => `خلال ${days(count)} حتى نهايتها`,
  months: (count) => `خلال ${months(count)} حتى نهايتها`,
  ever: 'منذ الصف الأول',
  monthBefore: (count) => (count === 1 ? 'في الشهر السابق لآخر شهر' : `في الشهر الواقع قبل آخر شهر بـ ${months(count)}`),
});

export const card: Language['card'] = {
  ...phrases,
  close: 'إغلاق', copy: 'نسخ', copied: 'تم النسخ',
  notCopied: 'لا تستطيع هذه الصفحة النسخ؛ حدّد النص بدلًا من ذلك',
  print: 'طباعة', definition: 'التعريف', madeOf: 'المكوّنات', period: 'الفترة', parameters: 'الإعدادات السارية',
  data: 'البيانات', computation: 'الحساب', notes: 'للعلم', sql: 'SQL', copySql: 'نسخ SQL', handbook: 'المصدر',
  numerator: 'البسط', denominator: 'المقام', base: 'يستند إلى', interval: 'فترة الثقة 95\u200e%\u200e',
  range: (low, high) => `${i(low)} إلى ${i(high)}`,
  shown: 'المعروض', comparedWith: 'مقارنة بـ', wholeRange: 'المدى الكامل',
  allTime: 'كل الوقت؛ وتُحتسب الصفوف التي بلا تاريخ أيضًا',
  asOf: 'حتى تاريخ', asOfNote: 'الصفوف التالية غير معروفة بعد', timeZone: 'المنطقة الزمنية',
  days: (from, until) => `من ${i(from)} حتى ما قبل ${i(until)}`,
  countedUpTo: (until) => `لم تنتهِ؛ محتسبة حتى ما قبل ${i(until)}`,
  periods: (count, grain) => `عدد الفترات: ${i(count)}${grain === null ? '' : ` (${grains[grain]!})`}`,
  filter: 'عامل التصفية', groupedBy: 'مجمّع حسب',
  rows: (read, accepted, rejected, skipped) =>
    `الصفوف المقروءة: ${i(read)}؛ المقبولة: ${i(accepted)}، المرفوضة: ${i(rejected)}، المتخطاة: ${i(skipped)}`,
  reason: (count, code, column, line) =>
    `${i(count)} × ${inWords(reasons, code)}${column ? `، في ${i(column)}` : ''}؛ أولها في السطر ${i(line)}`,
  column: 'العمود', filledFrom: 'مصدره',
  fallback: (value) => `${i(value)}، لأن الملف لا يحوي هذا العمود`,
  notInFile: 'لا شيء، لأن الملف لا يحوي هذا العمود',
  memory: (size) => `${i(size)} في الذاكرة`,
  engine: (engines, queries, time) => `أجاب ${engines.map(i).join(' و')} خلال ${i(time)}؛ عدد الاستعلامات: ${queries}`,
  engineNames: {columns: 'الأعمدة محدّدة النوع', duckdb: 'DuckDB'},
  check: 'التحقق في DuckDB',
  checking: (done, of) => `جارٍ سؤال DuckDB: ${done} من ${of}`,
  agrees: (queries) => `النتيجتان متطابقتان: يعطي DuckDB الأرقام نفسها (الاستعلامات: ${queries}).`,
  differs: (count) => `مواضع الاختلاف: ${count}`,
  difference: (place, what, here, there) => `${place ? `${i(place)}: ` : ''}${i(what)} هنا ${i(here)}، وفي DuckDB ${i(there)}`,
  hasRow: 'موجود', hasNoRow: 'غير موجود',
  failed: (why) => `تعذّر سؤال DuckDB: ${i(why)}`,
  queryTitle: (nth, of, kind) => `الاستعلام ${nth} من ${of}: ${kind}`,
};

export const doctor: Language['doctor'] = {
  guess: (preset, confidence) => (preset === null
    ? `تم تخمين الأعمدة بثقة ${i(confidence)}: حدّدها في columns.`
    : `عُرف الملف كتصدير ${i(preset)} بثقة ${i(confidence)}: حدّد ذلك في preset.`),
  rows: ({read, accepted, rejected, skipped}) => card.rows(read, accepted, rejected, skipped),
  reason: ({code, column, firstLine}, count) =>
    `${inWords(reasons, code)}${column ? ` في ${i(column)}` : ''}: ${i(count)}، أولها في السطر ${firstLine}`,
  columns: (filled, all) => `الأعمدة المأخوذة من الملف: ${i(filled)} من ${i(all)}`,
  column: 'العمود', type: 'النوع', from: 'مصدره',
  sure: (confidence) => `بثقة ${i(confidence)}`,
  extras: (names) => `محفوظة بأسمائها: ${i(names)}`,
  metrics: 'المؤشرات',
  serves: (names) => `يمكن حسابها من هذه البيانات: ${i(names)}`,
  servesNone: 'لا يمكن حساب أي منها من هذه البيانات.',
  lacks: (count) => `مؤشرات ينقصها شيء: ${i(count)}`,
};

export const exports: Language['export'] = {
  menu: 'حفظ أو طباعة', table: 'جدول', copy: 'نسخ',
  csv: 'حفظ بصيغة CSV', svg: 'حفظ بصيغة SVG', png: 'حفظ بصيغة PNG', print: 'طباعة',
  copied: 'تم النسخ', notCopied: 'لم يسمح المتصفح بالنسخ', close: 'إغلاق',
  failed: (why) => `تعذّر ذلك: ${i(why)}`,
  allTime: 'كل الوقت',
  period: (period) => `الفترة: ${i(period)}`,
  source: (tables, asOf) => `المصدر: ${i(tables)}${asOf === null ? '' : ` · حتى ${i(asOf)}`}`,
  rows: (table, count) => `${i(table)} (الصفوف: ${i(count)})`,
  cut: (shown, total) => `الصفوف المعروضة: أول ${i(shown)} من ${i(total)}؛ ويشمل النسخ وملف CSV الكل.`,
  metric: 'المؤشر', group: 'المجموعة', all: 'الكل', from: 'من', until: 'إلى', value: 'القيمة', before: 'سابقًا', base: 'n',
  low: '95\u200e%\u200e من', high: '95\u200e%\u200e إلى', note: 'ملاحظة', unfinished: 'لم تنتهِ بعد',
  step: 'الخطوة', reached: 'بلغوها', ofPrevious: 'من السابقة', ofFirst: 'من الأولى', pending: 'لا يزالون في الطريق',
  medianSeconds: 'وسيط المدة (ثوانٍ)', meanSeconds: 'متوسط المدة (ثوانٍ)', cohort: 'الفوج', size: 'الحجم',
};
