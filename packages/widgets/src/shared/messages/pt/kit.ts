import type {Language} from '../language.js';
import {finding, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

const plural = plurals('pt-BR', ['one', 'many', 'other']);
export const {categories} = plural;

/** Portuguese says millions as it says any other plural, with `de` that a figure does not need. */
export const form = (count: number, one: string, other: string) => plural(count, {one, many: other, other});

const metricTitle = titled({
  'abandonment-rate': 'Taxa de abandono',
  'active-customers': 'Clientes ativos',
  'arpu': 'Receita média por cliente (ARPU)',
  'arr': 'Receita recorrente anual (ARR)',
  'average-order-value': 'Ticket médio',
  'average-handle-time': 'Tempo médio de atendimento (TMA)',
  'cac': 'Custo de aquisição de clientes (CAC)',
  'cac-payback': 'Payback do CAC',
  'clv': 'Valor do tempo de vida do cliente (CLV)',
  'cogs': 'Custo das mercadorias vendidas (CMV)',
  'conversion-rate': 'Taxa de conversão',
  'csat': 'Satisfação do cliente (CSAT)',
  'customer-churn-rate': 'Taxa de cancelamento (churn)',
  'customer-effort-score': 'Índice de esforço do cliente (CES)',
  'customer-retention-rate': 'Taxa de retenção de clientes',
  'first-contact-resolution': 'Resolução no primeiro contato (FCR)',
  'first-response-time': 'Tempo da primeira resposta',
  'gross-margin': 'Margem bruta',
  'gross-revenue-retention': 'Retenção bruta de receita (GRR)',
  'lead-to-customer-rate': 'Taxa de leads que viram clientes',
  'ltv-cac': 'Relação LTV/CAC',
  'mrr': 'Receita recorrente mensal (MRR)',
  'net-revenue-retention': 'Retenção líquida de receita (NRR)',
  'new-customers': 'Novos clientes',
  'nps': 'Net Promoter Score (NPS)',
  'paying-customers': 'Clientes pagantes',
  'pipeline-velocity': 'Velocidade do pipeline',
  'quick-ratio': 'Quick ratio',
  'renewal-rate': 'Taxa de renovação',
  'reopen-rate': 'Taxa de reabertura',
  'repeat-purchase-rate': 'Taxa de recompra',
  'resolution-time': 'Tempo de resolução',
  'retention-cost': 'Custo de retenção',
  'retention-coverage': 'Cobertura da retenção',
  'revenue': 'Receita',
  'sales-cycle': 'Ciclo de vendas',
  'sales-growth-rate': 'Crescimento das vendas',
  'trial-conversion': 'Conversão de testes',
  'weighted-pipeline': 'Pipeline ponderado',
  'win-rate': 'Taxa de ganho',
  'funnel': 'Funil',
  'cohort-retention': 'Retenção por coorte',
  'doctor': 'Verificação de dados',
});

const emptiness = {
  no_rows: 'O arquivo não tem linhas.',
  none_in_period: 'Não há nada neste período.',
  filtered_out: 'Nenhuma linha corresponde ao filtro.',
};

export const unit = (points: number | null) => (points === null ? '' : ` ${form(points, 'ponto', 'pontos')}`);
/** After a preposition: a quarter has its article. */
const to = (period: string) => `${/^T\d/.test(period) ? 'ao' : 'a'} ${period}`;

const kpiSentence = finding({
  unknown: (title, period, reason) => `${title}${period ? ` ${period}` : ''}: valor desconhecido${reason ? ` (${reason})` : ''}`,
  now: (title, value, period, unfinished) => `${title}: ${value}${period ? ` ${period}` : ''}${unfinished ? ' até agora' : ''}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `estável em relação ${to(before)}`
    : `${direction === 'up' ? 'alta' : 'queda'} de ${size}${unit(points)} em relação ${to(before)}`),
  goal: (status, target) => `meta de ${target} ${status.toLowerCase()}`,
  marks: {comma: ', ', semicolon: '; ', stop: '.'},
});

export const kit: Language['kit'] = {
  language: 'pt',
  metricTitle,
  kpiSentence,
  warnings,
  table: 'Ver como tabela',
  details: 'Detalhes',
  period: 'Período',
  value: 'Valor',
  share: 'Participação',
  missing: (metric) => (metric === 'cac' ? 'Não alocado' : 'Não informado'),
  smallBase: 'base pequena',
  unfinished: 'em andamento',
  target: (target) => `Meta: ${target}`,
  status: {met: 'Atingida', near: 'Quase atingida', missed: 'Não atingida'},
  reason: (reason) => ({
    zero_denominator: 'o denominador é zero',
    no_data: 'não há linhas para medir',
    zero_churn: 'ninguém saiu, então não há um fim para calcular',
    immature: 'passou pouco tempo para saber',
    missing_input: 'falta um dado necessário',
  })[reason],
  cannotShow: (heading) => (heading ? `Não é possível exibir: ${heading}.` : 'Não é possível exibir.'),
  unsupported: 'Este navegador, ou a política desta página, não permite calcular os números aqui.',
  within: (period, shape) => (shape === 'day' || shape === 'month' || shape === 'year' ? `em ${period}`
    : shape === 'quarter' ? `no ${period}` : `no período ${period}`),
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'Não há nada para exibir.';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} A última data encontrada é ${lastDay}.` : sentence;
  },
  leftOut: (rows, of, count) => form(count, `${rows} de ${of} linhas não pôde ser lida e ficou de fora.`,
    `${rows} de ${of} linhas não puderam ser lidas e ficaram de fora.`),
  stale: (ago) => `Não foi possível atualizar; últimos dados: ${ago}.`,
  notes: (count, written) => `${written} ${form(count, 'observação', 'observações')} sobre os dados`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95% entre ${low} e ${high}`,
  difference: (direction, size, points) => (direction === 'same' ? 'estável'
    : `${direction === 'up' ? 'alta' : 'queda'} de ${size}${unit(points)}`),
  against: (period) => `em relação ${to(period)}`,
  toDate: (period) => `${period}, mesmos dias`,
  by: (metric, dimension) => `${metric} por ${dimension}`,
  definition: (title) => `Definição: ${title}`,
  save: (title) => `Salvar ou imprimir: ${title}`,
  more: (_, written) => `e mais ${written}`,
  quarter: (nth, year) => `T${nth} de ${year}`,
};
