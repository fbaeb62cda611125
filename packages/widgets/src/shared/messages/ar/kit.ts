import type {Language} from '../language.js';
import {finding, isolate as i, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

export const plural = plurals('ar', ['zero', 'one', 'two', 'few', 'many', 'other']);
export const {categories} = plural;

/** Forms beside a figure: 3 to 10 ask for the plural, 11 to 99 for the accusative, the rest for the singular. */
export const form = (count: number, one: string, few: string, many: string) =>
  plural(count, {zero: one, one, two: one, few, many, other: one});

const metricTitle = titled({
  'abandonment-rate': 'معدل التخلي',
  'active-customers': 'العملاء النشطون',
  'arpu': 'متوسط الإيراد لكل عميل',
  'arr': 'الإيرادات السنوية المتكررة',
  'average-order-value': 'متوسط قيمة الطلب',
  'average-handle-time': 'متوسط مدة المعالجة',
  'cac': 'تكلفة اكتساب العميل',
  'cac-payback': 'فترة استرداد تكلفة الاكتساب',
  'clv': 'القيمة الدائمة للعميل',
  'cogs': 'تكلفة البضاعة المباعة',
  'conversion-rate': 'معدل التحويل',
  'csat': 'رضا العملاء',
  'customer-churn-rate': 'معدل فقدان العملاء',
  'customer-effort-score': 'مؤشر جهد العميل',
  'customer-retention-rate': 'معدل الاحتفاظ بالعملاء',
  'first-contact-resolution': 'الحل من أول تواصل',
  'first-response-time': 'زمن الرد الأول',
  'gross-margin': 'هامش الربح الإجمالي',
  'gross-revenue-retention': 'الاحتفاظ الإجمالي بالإيرادات',
  'lead-to-customer-rate': 'معدل تحويل العملاء المحتملين',
  'ltv-cac': 'نسبة القيمة الدائمة إلى تكلفة الاكتساب',
  'mrr': 'الإيرادات الشهرية المتكررة',
  'net-revenue-retention': 'الاحتفاظ الصافي بالإيرادات',
  'new-customers': 'العملاء الجدد',
  'nps': 'صافي نقاط الترويج',
  'paying-customers': 'العملاء الدافعون',
  'pipeline-velocity': 'سرعة مسار المبيعات',
  'quick-ratio': 'نسبة النمو السريعة',
  'renewal-rate': 'معدل التجديد',
  'reopen-rate': 'معدل إعادة الفتح',
  'repeat-purchase-rate': 'معدل تكرار الشراء',
  'resolution-time': 'زمن الحل',
  'retention-cost': 'تكلفة الاحتفاظ بالعملاء',
  'retention-coverage': 'تغطية الاحتفاظ بالعملاء',
  'revenue': 'الإيرادات',
  'sales-cycle': 'دورة المبيعات',
  'sales-growth-rate': 'نمو المبيعات',
  'trial-conversion': 'معدل تحويل التجارب',
  'weighted-pipeline': 'مسار المبيعات المرجّح',
  'win-rate': 'معدل الفوز بالصفقات',
  'funnel': 'قمع المبيعات',
  'cohort-retention': 'الاحتفاظ حسب الأفواج',
  'doctor': 'فحص البيانات',
});

const emptiness = {
  no_rows: 'لا يحتوي الملف على أي صفوف.',
  none_in_period: 'لا توجد بيانات في هذه الفترة.',
  filtered_out: 'لا توجد صفوف تطابق عامل التصفية.',
};

export const unit = (points: number | null) => (points === null ? '' : ` ${form(points, 'نقطة', 'نقاط', 'نقطة')}`);

const kpiSentence = finding({
  unknown: (title, period, reason) => `${i(title)}${period ? ` ${period}` : ''}: غير معروف${reason ? ` (${reason})` : ''}`,
  now: (title, value, period, unfinished) => `${i(title)}: ${i(value)}${period ? ` ${period}` : ''}${unfinished ? ' حتى الآن' : ''}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `دون تغيير مقارنة بـ ${i(before)}`
    : `${direction === 'up' ? 'بارتفاع' : 'بانخفاض'} قدره ${i(size)}${unit(points)} مقارنة بـ ${i(before)}`),
  goal: (status, target) => `الهدف ${i(target)} ${status}`,
  marks: {comma: '، ', semicolon: '؛ ', stop: '.'},
});

export const kit: Language['kit'] = {
  language: 'ar',
  dir: 'rtl',
  metricTitle,
  kpiSentence,
  warnings,
  table: 'عرض كجدول',
  details: 'التفاصيل',
  period: 'الفترة',
  value: 'القيمة',
  share: 'الحصة',
  missing: (metric) => (metric === 'cac' ? 'غير مخصص' : 'غير محدد'),
  smallBase: 'عيّنة صغيرة',
  unfinished: 'لم تنتهِ بعد',
  target: (target) => `الهدف: ${i(target)}`,
  status: {met: 'تحقق', near: 'كاد يتحقق', missed: 'لم يتحقق'},
  reason: (reason) => ({
    zero_denominator: 'المقام يساوي صفرًا',
    no_data: 'لا توجد صفوف للقياس',
    zero_churn: 'لم يغادر أحد، فلا نهاية يمكن حسابها',
    immature: 'لم يمضِ وقت كافٍ للحكم',
    missing_input: 'ينقص رقم لازم للحساب',
  })[reason],
  cannotShow: (heading) => (heading ? `تعذّر عرض ${i(heading)}.` : 'تعذّر العرض.'),
  unsupported: 'لا يسمح هذا المتصفح أو سياسة هذه الصفحة بحساب الأرقام هنا.',
  within: (period, shape) => (shape === null || shape === 'week' ? `للفترة ${i(period)}` : `في ${i(period)}`),
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'لا يوجد ما يُعرض.';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} آخر تاريخ موجود هو ${i(lastDay)}.` : sentence;
  },
  leftOut: (rows, of) => `صفوف تعذّرت قراءتها فلم تُحتسب: ${i(rows)} من ${i(of)}.`,
  stale: (ago) => `تعذّر التحديث؛ آخر البيانات: ${i(ago)}.`,
  notes: (count, written) => plural(count, {
    zero: 'لا ملاحظات على البيانات', one: 'ملاحظة واحدة على البيانات', two: 'ملاحظتان على البيانات',
    few: `${i(written)} ملاحظات على البيانات`, many: `${i(written)} ملاحظةً على البيانات`, other: `${i(written)} ملاحظة على البيانات`,
  }),
  sample: (n) => i(`n = ${n}`),
  interval: (low, high) => `95\u200e%\u200e بين ${i(low)} و${i(high)}`,
  difference: (direction, size, points) => (direction === 'same' ? 'دون تغيير'
    : `${direction === 'up' ? 'ارتفاع' : 'انخفاض'} ${i(size)}${unit(points)}`),
  against: (period) => `مقارنة بـ ${i(period)}`,
  toDate: (period) => `الأيام نفسها من ${period}`,
  by: (metric, dimension) => `${i(metric)} حسب ${i(dimension)}`,
  definition: (title) => `تعريف ${i(title)}`,
  save: (title) => `حفظ أو طباعة ${i(title)}`,
  more: (_, written) => `و${i(written)} غيرها`,
  quarter: (nth, year) => `الربع ${nth} من ${year}`,
};
