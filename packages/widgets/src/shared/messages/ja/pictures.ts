import type {Language} from '../language.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title}：${first.period}${first.value}から${last.period}${last.value}へ。`
    + `最高は${highest.period}${highest.value}、最低は${lowest.period}${lowest.value}。`,
  nothing: (title) => `${title}は全期間で不明です。`,
  point: (period, value, before, unfinished) => `${period}：${value}${unfinished ? '（期間中）' : ''}${before ? `、前回：${before}` : ''}`,
  listen: '聞く',
  stop: '停止',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${period ?? ''}${dimension}別の${title}：${groups}グループ`;
    return first ? `${lead}。1位は${first.name}の${first.value}です。` : `${lead}。`;
  },
  spent: (amount) => `支出 ${amount}`,
};

export const funnel: Language['funnel'] = {
  caption: '各ステップの到達数',
  steps: 'ファネルのステップ',
  step: 'ステップ',
  reached: '到達数',
  ofFirst: '最初のステップ比',
  ofPrevious: '前ステップ比',
  interval: '95%区間',
  pending: '途中',
  median: '所要時間（中央値）',
  mean: '所要時間（平均）',
  range: (low, high) => `${low}～${high}`,
  goOn: (share) => `${share}が次へ`,
  noneGoOn: '進む人なし',
  leave: (count) => `離脱 ${count}`,
  wait: (count) => `途中 ${count}`,
  takes: (time) => `中央値 ${time}`,
  atOnce: (isAll) => (isAll ? '間隔なし' : '半数以上は間隔なし'),
  grown: '前より増加',
  grows: (from, to) => `${to}が前の${from}より大きくなっています。別々に数えており、全員がこの順に進んだわけではありません。`,
  lost: '離脱',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count}、${share}が次へ`),
  overall: (first, entered, last, reached, share) => `${first}の${entered}のうち${reached}が${last}に到達：${share}。`,
  leaves: (first, entered, last, lost, share) => `${first}の${entered}のうち${lost}が${last}に未到達：${share}。`,
  nobody: (first) => `${first}に到達した人はいません。`,
  largestDrop: (from, to, count) => `最大の離脱は${from}と${to}の間：${count}。`,
  groupBars: '細いバーは、各グループの最初のステップに対する割合です。',
  moreGroups: (count) => `他の${count}グループは表にあります。`,
  dashed: '破線：途中。',
  unnamed: '未記載',
  group: 'グループ',
  all: 'すべて',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first}対${second}、数が少なく判断できません`
    : `${first}対${second}：${points.written}ポイント、${isBeyondNoise ? '有意差あり' : '有意差なし'}`),
  compared: (first, second, shares) => `${first}と${second}の比較、最初から最後のステップまで：${shares}。`,
  noise: '有意差あり：偶然だけで生じる確率が20回に1回未満（2つの割合、95%）。',
};

const side = (name: string | null) => (name === null ? '' : `・${name}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `${label}に到達：${count}${side(of)}`,
  lost: (from, to, count, of) => `${from}と${to}の間で離脱：${count}${side(of)}`,
  pending: (from, to, count, of) => `${from}から${to}への途中：${count}${side(of)}`,
  rowsOf: (heading) => `行：${heading}`,
  close: '閉じる',
  nobody: '該当者はいません。',
  allPrivate: 'これらの行の列はすべて非公開です。',
  failed: (why) => `行を読み取れませんでした：${why}`,
  cut: (shown, saved, all) =>
    `${all}行のうち最初の${shown}行を表示しています。コピーとCSVには${saved === null ? 'すべての行' : `最初の${saved}行`}が含まれます。`,
  times: (median, mean) => `前のステップからの時間：中央値 ${median}、平均 ${mean}`,
  spread: (low, high) => `時間の分布、${low}から${high}まで`,
  bin: (from, until, count) => `${from}～${until}：${count}`,
};

const nouns: Readonly<Record<string, readonly [span: string, nth: string]>> = {
  day: ['日', '日目'], week: ['週間', '週目'], month: ['か月', 'か月目'], quarter: ['四半期', '四半期目'], year: ['年', '年目'],
};
export const noun = (grain: string) => nouns[grain] ?? ['期間', '期間目'];

export const cohort: Language['cohort'] = {
  cohort: 'コホート',
  size: '規模',
  customers: '顧客数',
  average: '平均',
  counted: '平均に含まれるコホートの顧客数',
  periodsAfter: (grain) => `開始からの経過（${noun(grain)[0]}）`,
  caption: ({grain, measure}) =>
    `各コホートの${measure === 'customers' ? '割合' : '売上の割合'}、開始からの経過（${noun(grain)[0]}）別`,
  nobodyFrom: (first, last, cohorts) => `${first}～${last}：顧客のいないコホート ${cohorts}件`,
  cell: ({cohort: name, grain, period, value, base, rate, isMoney}) =>
    `${name}のコホート、${period}${noun(grain)[1]}：${base}${isMoney ? '' : '人'}のうち${value}${isMoney ? '' : '人'}、${rate}`,
  averageCell: (grain, period, rate, n) => `全コホート、${period}${noun(grain)[1]}：${rate}${n === null ? '' : `（顧客${n}人）`}`,
  between: (low, high) => `95%区間 ${low}～${high}`,
  notOver: '期間中',
  comma: '、',
  finding: (measure, shares) => {
    if (shares.length === 0) return '';
    const told = shares.map(({rate, after}) => `${after}後に${rate}`).join('、');
    return measure === 'customers' ? `平均して、顧客の${told}がアクティブです。` : `平均して、当初の売上の${told}が維持されています。`;
  },
  back: (measure, isWithin, shares) => {
    if (shares.length === 0) return '';
    const told = shares.map(({rate, time, grain, period}) => `${isWithin ? `${time}以内に` : `${period}${noun(grain)[1]}に`}${rate}`).join('、');
    return measure === 'customers' ? `平均して、戻ってくる顧客の割合は${told}です。` : `平均して、当初の売上に対する再度の売上の割合は${told}です。`;
  },
  time: (grain, _, written) => `${written}${noun(grain)[0]}`,
};
