import type {Language} from '../language.js';
import {form, unit} from './kit.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title}: de ${first.value} ${first.period} para ${last.value} ${last.period}; `
    + `máximo ${highest.value} ${highest.period}, mínimo ${lowest.value} ${lowest.period}.`,
  nothing: (title) => `${title}: valor desconhecido em todo o intervalo.`,
  point: (period, value, before, unfinished) =>
    `${period}: ${value}${unfinished ? ', em andamento' : ''}${before ? `; antes: ${before}` : ''}`,
  listen: 'Ouvir',
  stop: 'Parar',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${title} por ${dimension}${period ? ` ${period}` : ''}: ${groups} ${form(groups, 'grupo', 'grupos')}`;
    return first ? `${lead}; em primeiro lugar, ${first.name} com ${first.value}.` : `${lead}.`;
  },
  spent: (amount) => `${amount} gastos`,
};

export const funnel: Language['funnel'] = {
  caption: 'Quantos chegam a cada etapa',
  steps: 'Etapas do funil',
  step: 'Etapa',
  reached: 'Chegaram',
  ofFirst: 'da primeira',
  ofPrevious: 'da anterior',
  interval: '95% entre',
  pending: 'Ainda a caminho',
  median: 'Tempo mediano',
  mean: 'Tempo médio',
  range: (low, high) => `${low} e ${high}`,
  goOn: (share) => `${share} seguem`,
  noneGoOn: 'ninguém para seguir',
  leave: (count) => `${count} não`,
  wait: (count, n) => `${count} ainda ${form(n, 'pode', 'podem')}`,
  takes: (time) => `mediana ${time}`,
  atOnce: (isAll) => (isAll ? 'sem intervalo' : 'sem intervalo para metade ou mais'),
  grown: 'mais que antes',
  grows: (from, to) => `${to} é maior que ${from}, a etapa anterior: foram contadas separadamente e nem todos vieram por esse caminho.`,
  lost: 'Perdidos',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count}, ${share} seguem`),
  overall: (first, entered, last, reached, share) => `De ${entered} em ${first}, ${reached} chegam a ${last}: ${share}.`,
  leaves: (first, entered, last, lost, share) => `De ${entered} em ${first}, ${lost} não chegam a ${last}: ${share}.`,
  nobody: (first) => `Ninguém chegou a ${first}.`,
  largestDrop: (from, to, count) => `A maior perda está entre ${from} e ${to}: ${count}.`,
  groupBars: 'As barras finas se referem à primeira etapa do próprio grupo.',
  moreGroups: (count, n) => form(n, `Mais ${count} grupo está na tabela.`, `Mais ${count} grupos estão na tabela.`),
  dashed: 'Tracejado: ainda a caminho.',
  unnamed: 'Não informado',
  group: 'Grupo',
  all: 'Todos',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first} contra ${second}, poucos para concluir`
    : `${first} contra ${second}: ${points.written}${unit(points.size)}, diferença ${isBeyondNoise ? 'significativa' : 'não significativa'}`),
  compared: (first, second, shares) => `${first} ao lado de ${second}, da primeira à última etapa: ${shares}.`,
  noise: 'Significativa: ocorreria por acaso menos de 1 vez em 20 (duas proporções, 95%).',
};

const side = (name: string | null) => (name === null ? '' : ` · ${name}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `Chegaram a ${label}: ${count}${side(of)}`,
  lost: (from, to, count, of) => `Perdidos entre ${from} e ${to}: ${count}${side(of)}`,
  pending: (from, to, count, of) => `Ainda a caminho de ${from} para ${to}: ${count}${side(of)}`,
  rowsOf: (heading) => `Linhas: ${heading}`,
  close: 'Fechar',
  nobody: 'Não há ninguém aqui.',
  allPrivate: 'Todas as colunas destas linhas são privadas.',
  failed: (why) => `Não foi possível ler as linhas: ${why}`,
  cut: (shown, saved, all) =>
    `São exibidas as primeiras ${shown} de ${all} linhas; a cópia e o CSV têm ${saved === null ? 'todas' : `as primeiras ${saved}`}.`,
  times: (median, mean) => `Tempo desde a etapa anterior: mediana ${median}, média ${mean}`,
  spread: (low, high) => `Distribuição desses tempos, de ${low} a ${high}`,
  bin: (from, until, count) => `De ${from} a ${until}: ${count}`,
};

const nouns: Readonly<Record<string, readonly [string, string]>> = {
  day: ['dia', 'dias'], week: ['semana', 'semanas'], month: ['mês', 'meses'],
  quarter: ['trimestre', 'trimestres'], year: ['ano', 'anos'],
};
const noun = (grain: string) => nouns[grain] ?? ['período', 'períodos'];
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const cohort: Language['cohort'] = {
  cohort: 'Coorte',
  size: 'Tamanho',
  customers: 'Clientes',
  average: 'Média',
  counted: 'Clientes das coortes que entram na média',
  periodsAfter: (grain) => `${capital(noun(grain)[1])} após o início`,
  caption: ({grain, measure}) =>
    `${measure === 'customers' ? 'Parcela' : 'Parcela da receita'} de cada coorte, por ${noun(grain)[1]} após o início`,
  nobodyFrom: (first, last, cohorts) => `De ${first} a ${last}: ${cohorts} coortes sem clientes`,
  cell: ({cohort: name, grain, period, value, base, count, rate, isMoney}) =>
    `Coorte ${name}, ${noun(grain)[0]} ${period}: ${value} de ${base}${isMoney ? '' : ` ${form(count, 'cliente', 'clientes')}`}, ${rate}`,
  averageCell: (grain, period, rate, n, count) =>
    `Todas as coortes, ${noun(grain)[0]} ${period}: ${rate}${n === null ? '' : ` de ${n} ${form(count, 'cliente', 'clientes')}`}`,
  between: (low, high) => `95% entre ${low} e ${high}`,
  notOver: 'em andamento',
  comma: ', ',
  finding: (measure, [first, ...others]) => {
    if (!first) return '';
    const rest = others.map(({rate, after}) => ` e ${rate} após ${after}`).join('');
    return measure === 'customers'
      ? `Em média, ${first.rate} dos clientes seguem ativos após ${first.after}${rest}.`
      : `Em média, ${first.rate} da receita inicial se mantém após ${first.after}${rest}.`;
  },
  back: (measure, isWithin, shares) => {
    const told = shares.map(({rate, time, grain, period}) => `de ${rate} ${isWithin ? `em ${time}` : `(${noun(grain)[0]} ${period})`}`).join(' e ');
    if (told === '') return '';
    return `Em média, a parcela ${measure === 'customers' ? 'dos clientes que voltam' : 'da receita inicial que volta a entrar'} é ${told}.`;
  },
  time: (grain, count, written) => `${written} ${form(count, ...noun(grain) as [string, string])}`,
};
