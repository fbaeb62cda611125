import type {Language} from '../language.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title}：从 ${first.period}的 ${first.value} 到 ${last.period}的 ${last.value}；`
    + `最高为 ${highest.period}的 ${highest.value}，最低为 ${lowest.period}的 ${lowest.value}。`,
  nothing: (title) => `${title}在整个时段内均未知。`,
  point: (period, value, before, unfinished) => `${period}：${value}${unfinished ? '，尚未结束' : ''}${before ? `；此前：${before}` : ''}`,
  listen: '收听',
  stop: '停止',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${period ?? ''}${title}（按 ${dimension}）：共 ${groups} 组`;
    return first ? `${lead}；居首的是 ${first.name}，为 ${first.value}。` : `${lead}。`;
  },
  spent: (amount) => `支出 ${amount}`,
};

export const funnel: Language['funnel'] = {
  caption: '到达各步骤的数量',
  steps: '漏斗步骤',
  step: '步骤',
  reached: '到达',
  ofFirst: '占首步',
  ofPrevious: '占上一步',
  interval: '95% 区间',
  pending: '仍在途中',
  median: '用时中位数',
  mean: '平均用时',
  range: (low, high) => `${low} 至 ${high}`,
  goOn: (share) => `${share} 继续`,
  noneGoOn: '无人可继续',
  leave: (count) => `流失 ${count}`,
  wait: (count) => `在途 ${count}`,
  takes: (time) => `中位数 ${time}`,
  atOnce: (isAll) => (isAll ? '无间隔' : '至少半数无间隔'),
  grown: '多于上一步',
  grows: (from, to) => `${to} 大于其前的 ${from}：两者分别统计，并非所有人都经由此路径。`,
  lost: '流失',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count}，${share} 继续`),
  overall: (first, entered, last, reached, share) => `${first} 的 ${entered} 中有 ${reached} 到达 ${last}：${share}。`,
  leaves: (first, entered, last, lost, share) => `${first} 的 ${entered} 中有 ${lost} 未到达 ${last}：${share}。`,
  nobody: (first) => `无人到达 ${first}。`,
  largestDrop: (from, to, count) => `流失最多的是 ${from} 与 ${to} 之间：${count}。`,
  groupBars: '细条以各组自身的第一步为基准。',
  moreGroups: (count) => `另有 ${count} 组列于表格中。`,
  dashed: '虚线：仍在途中。',
  unnamed: '未注明',
  group: '组',
  all: '全部',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first} 对 ${second}，数量太少，无法判断`
    : `${first} 对 ${second}：${points.written} 个百分点，${isBeyondNoise ? '差异显著' : '差异不显著'}`),
  compared: (first, second, shares) => `${first} 与 ${second} 对比，从第一步到最后一步：${shares}。`,
  noise: '差异显著：仅由偶然造成的概率低于 1/20（两个比例，95%）。',
};

const side = (name: string | null) => (name === null ? '' : ` · ${name}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `到达 ${label}：${count}${side(of)}`,
  lost: (from, to, count, of) => `在 ${from} 与 ${to} 之间流失：${count}${side(of)}`,
  pending: (from, to, count, of) => `在从 ${from} 到 ${to} 的途中：${count}${side(of)}`,
  rowsOf: (heading) => `数据行：${heading}`,
  close: '关闭',
  nobody: '这里没有任何人。',
  allPrivate: '这些行的所有列均为私密。',
  failed: (why) => `无法读取数据行：${why}`,
  cut: (shown, saved, all) =>
    `共 ${all} 行，显示前 ${shown} 行；复制和 CSV 包含${saved === null ? '全部' : `前 ${saved} 行`}。`,
  times: (median, mean) => `距上一步的用时：中位数 ${median}，平均 ${mean}`,
  spread: (low, high) => `用时分布，从 ${low} 到 ${high}`,
  bin: (from, until, count) => `${from} 至 ${until}：${count}`,
};

const nouns: Readonly<Record<string, string>> = {
  day: '天', week: '周', month: '个月', quarter: '个季度', year: '年',
};
export const noun = (grain: string) => nouns[grain] ?? '个时段';

export const cohort: Language['cohort'] = {
  cohort: '同期群',
  size: '规模',
  customers: '客户',
  average: '平均',
  counted: '计入平均值的同期群客户数',
  periodsAfter: (grain) => `起始后的第几${noun(grain)}`,
  caption: ({grain, measure}) => `各同期群的${measure === 'customers' ? '占比' : '收入占比'}，按起始后第几${noun(grain)}`,
  nobodyFrom: (first, last, cohorts) => `${first} 至 ${last}：${cohorts} 个同期群没有客户`,
  cell: ({cohort: name, grain, period, value, base, rate, isMoney}) =>
    `${name} 同期群，第 ${period} ${noun(grain)}：${base}${isMoney ? '' : ' 位客户'}中的 ${value}，${rate}`,
  averageCell: (grain, period, rate, n) =>
    `所有同期群，第 ${period} ${noun(grain)}：${rate}${n === null ? '' : `（${n} 位客户）`}`,
  between: (low, high) => `95% 区间 ${low} 至 ${high}`,
  notOver: '尚未结束',
  comma: '，',
  finding: (measure, shares) => {
    if (shares.length === 0) return '';
    const told = shares.map(({rate, after}) => `${after}后为 ${rate}`).join('，');
    return measure === 'customers' ? `平均而言，活跃客户占比在 ${told}。` : `平均而言，最初收入的保留比例在 ${told}。`;
  },
  back: (measure, isWithin, shares) => {
    if (shares.length === 0) return '';
    const told = shares.map(({rate, time, grain, period}) => `${isWithin ? `${time}内` : `第 ${period} ${noun(grain)}`} ${rate}`).join('，');
    return measure === 'customers' ? `平均而言，回来的客户占比：${told}。` : `平均而言，再次带来的收入占最初收入的比例：${told}。`;
  },
  time: (grain, _, written) => `${written} ${noun(grain)}`,
};
