import type {Language} from '../language.js';
import {finding, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

export const {categories} = plurals('ja', ['other']);

const metricTitle = titled({
  'abandonment-rate': '離脱率',
  'active-customers': 'アクティブ顧客数',
  'arpu': '顧客平均単価（ARPU）',
  'arr': '年間経常収益（ARR）',
  'average-order-value': '平均注文額',
  'average-handle-time': '平均処理時間（AHT）',
  'cac': '顧客獲得コスト（CAC）',
  'cac-payback': 'CAC回収期間',
  'clv': '顧客生涯価値（CLV）',
  'cogs': '売上原価（COGS）',
  'conversion-rate': 'コンバージョン率',
  'csat': '顧客満足度（CSAT）',
  'customer-churn-rate': '解約率（チャーン）',
  'customer-effort-score': '顧客努力指標（CES）',
  'customer-retention-rate': '顧客維持率',
  'first-contact-resolution': '初回解決率（FCR）',
  'first-response-time': '初回応答時間',
  'gross-margin': '粗利率',
  'gross-revenue-retention': '売上維持率（GRR）',
  'lead-to-customer-rate': 'リード顧客化率',
  'ltv-cac': 'LTV/CAC比率',
  'mrr': '月間経常収益（MRR）',
  'net-revenue-retention': '売上継続率（NRR）',
  'new-customers': '新規顧客数',
  'nps': 'ネットプロモータースコア（NPS）',
  'paying-customers': '有料顧客数',
  'pipeline-velocity': 'パイプライン速度',
  'quick-ratio': 'クイックレシオ',
  'renewal-rate': '更新率',
  'reopen-rate': '再オープン率',
  'repeat-purchase-rate': 'リピート購入率',
  'resolution-time': '解決時間',
  'retention-cost': '顧客維持コスト',
  'retention-coverage': '顧客維持カバレッジ',
  'revenue': '売上高',
  'sales-cycle': '営業サイクル',
  'sales-growth-rate': '売上成長率',
  'trial-conversion': 'トライアル転換率',
  'weighted-pipeline': '加重パイプライン',
  'win-rate': '受注率',
  'funnel': 'ファネル',
  'cohort-retention': 'コホート別維持率',
  'doctor': 'データチェック',
});

const emptiness = {
  no_rows: 'ファイルに行がありません。',
  none_in_period: 'この期間にはデータがありません。',
  filtered_out: 'フィルターに一致する行がありません。',
};

const unit = (points: number | null) => (points !== null ? 'ポイント' : '');

const kpiSentence = finding({
  unknown: (title, period, reason) => `${period ?? ''}${title}は不明です${reason ? `（${reason}）` : ''}`,
  now: (title, value, period, unfinished) => `${period ?? ''}${title}は${unfinished ? '現時点で' : ''}${value}です`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `${before}から横ばい`
    : `${before}から${size}${unit(points)}${direction === 'up' ? '増' : '減'}`),
  goal: (status, target) => `目標${target}は${status}`,
  marks: {comma: '。', semicolon: '。', stop: '。'},
});

export const kit: Language['kit'] = {
  language: 'ja',
  metricTitle,
  kpiSentence,
  warnings,
  table: '表で表示',
  details: '詳細',
  period: '期間',
  value: '値',
  share: '構成比',
  missing: (metric) => (metric === 'cac' ? '未配賦' : '未記載'),
  smallBase: '母数が少数',
  unfinished: '期間中',
  target: (target) => `目標：${target}`,
  status: {met: '達成', near: 'あと少し', missed: '未達'},
  reason: (reason) => ({
    zero_denominator: '分母がゼロのため',
    no_data: '集計する行がないため',
    zero_churn: '解約がなく、終わりを計算できないため',
    immature: 'まだ十分な時間が経過していないため',
    missing_input: '必要な数値が欠けているため',
  })[reason],
  cannotShow: (heading) => (heading ? `${heading}を表示できません。` : '表示できません。'),
  unsupported: 'このブラウザー、またはこのページのポリシーでは、ここで数値を計算できません。',
  within: (period) => `${period}の`,
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : '表示するものがありません。';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence}最後の日付は${lastDay}です。` : sentence;
  },
  leftOut: (rows, of) => `${of}行のうち${rows}行は読み取れないため、除外されています。`,
  stale: (ago) => `更新できませんでした。${ago}のデータです。`,
  notes: (_, written) => `データに関する注記：${written}件`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95%区間：${low}～${high}`,
  difference: (direction, size, points) => (direction === 'same' ? '横ばい'
    : `${size}${unit(points)}${direction === 'up' ? '増' : '減'}`),
  against: (period) => `${period}比`,
  toDate: (period) => `${period}の同期間`,
  by: (metric, dimension) => `${dimension}別の${metric}`,
  definition: (title) => `${title}の定義`,
  save: (title) => `${title}を保存または印刷`,
  more: (_, written) => `他${written}件`,
  quarter: (nth, year) => `${year}第${nth}四半期`,
};
