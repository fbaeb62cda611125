import type {Language} from '../language.js';
import {finding, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

export const {categories} = plurals('zh', ['other']);

const metricTitle = titled({
  'abandonment-rate': '放弃率',
  'active-customers': '活跃客户数',
  'arpu': '每客户平均收入（ARPU）',
  'arr': '年度经常性收入（ARR）',
  'average-order-value': '平均订单金额',
  'average-handle-time': '平均处理时长（AHT）',
  'cac': '获客成本（CAC）',
  'cac-payback': 'CAC 回收期',
  'clv': '客户终身价值（CLV）',
  'cogs': '销售成本（COGS）',
  'conversion-rate': '转化率',
  'csat': '客户满意度（CSAT）',
  'customer-churn-rate': '客户流失率',
  'customer-effort-score': '客户费力度（CES）',
  'customer-retention-rate': '客户留存率',
  'first-contact-resolution': '首次联系解决率（FCR）',
  'first-response-time': '首次响应时间',
  'gross-margin': '毛利率',
  'gross-revenue-retention': '总收入留存率（GRR）',
  'lead-to-customer-rate': '线索成交率',
  'ltv-cac': 'LTV/CAC 比率',
  'mrr': '月度经常性收入（MRR）',
  'net-revenue-retention': '净收入留存率（NRR）',
  'new-customers': '新客户数',
  'nps': '净推荐值（NPS）',
  'paying-customers': '付费客户数',
  'pipeline-velocity': '销售管道速度',
  'quick-ratio': '速动比率（Quick Ratio）',
  'renewal-rate': '续约率',
  'reopen-rate': '重新打开率',
  'repeat-purchase-rate': '复购率',
  'resolution-time': '解决时间',
  'retention-cost': '客户留存成本',
  'retention-coverage': '客户留存覆盖率',
  'revenue': '收入',
  'sales-cycle': '销售周期',
  'sales-growth-rate': '销售增长率',
  'trial-conversion': '试用转化率',
  'weighted-pipeline': '加权销售管道',
  'win-rate': '赢单率',
  'funnel': '漏斗',
  'cohort-retention': '同期群留存',
  'doctor': '数据检查',
});

const emptiness = {
  no_rows: '文件中没有数据行。',
  none_in_period: '该时段内没有数据。',
  filtered_out: '没有符合筛选条件的行。',
};

const unit = (points: number | null) => (points !== null ? ' 个百分点' : '');

const kpiSentence = finding({
  unknown: (title, period, reason) => `${period ?? ''}${title}未知${reason ? `：${reason}` : ''}`,
  now: (title, value, period, unfinished) => `${period ?? ''}${title}${unfinished ? '目前' : ''}为 ${value}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `与 ${before}持平`
    : `较 ${before}${direction === 'up' ? '上升' : '下降'} ${size}${unit(points)}`),
  goal: (status, target) => `目标 ${target} ${status}`,
  marks: {comma: '，', semicolon: '；', stop: '。'},
});

export const kit: Language['kit'] = {
  language: 'zh',
  metricTitle,
  kpiSentence,
  warnings,
  table: '以表格显示',
  details: '详情',
  period: '时段',
  value: '数值',
  share: '占比',
  missing: (metric) => (metric === 'cac' ? '未分摊' : '未注明'),
  smallBase: '样本较少',
  unfinished: '尚未结束',
  target: (target) => `目标：${target}`,
  status: {met: '已达成', near: '接近达成', missed: '未达成'},
  reason: (reason) => ({
    zero_denominator: '分母为零',
    no_data: '没有可统计的行',
    zero_churn: '没有客户流失，因此无法推算终点',
    immature: '时间太短，尚无法判断',
    missing_input: '缺少所需的数据',
  })[reason],
  cannotShow: (heading) => (heading ? `无法显示“${heading}”。` : '无法显示。'),
  unsupported: '此浏览器或本页面的策略不允许在此计算数据。',
  within: (period) => period,
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : '没有可显示的内容。';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence}最后的日期为 ${lastDay}。` : sentence;
  },
  leftOut: (rows, of) => `${of} 行中有 ${rows} 行无法读取，未计入。`,
  stale: (ago) => `刷新失败；当前数据来自${ago}。`,
  notes: (_, written) => `${written} 条数据说明`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95% 区间：${low} 至 ${high}`,
  difference: (direction, size, points) => (direction === 'same' ? '持平'
    : `${direction === 'up' ? '上升' : '下降'} ${size}${unit(points)}`),
  against: (period) => `较 ${period}`,
  toDate: (period) => `${period}同期`,
  by: (metric, dimension) => `${metric}（按 ${dimension}）`,
  definition: (title) => `${title}的定义`,
  save: (title) => `保存或打印${title}`,
  more: (_, written) => `另有 ${written} 项`,
  quarter: (nth, year) => `${year}第${nth}季度`,
};
