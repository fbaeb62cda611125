import {composed} from '../../../card/card-phrases.js';
import type {RowReason} from '../../../card/card-words.js';
import type {Language} from '../language.js';
import {inWords} from '../pieces.js';
import {form} from './kit.js';
import {grains} from './views.js';

const reasons: Readonly<Record<RowReason, string>> = {
  missing_required: 'vazio, e um valor é necessário',
  not_a_date: 'não é uma data',
  not_a_number: 'não é um número',
  not_an_integer: 'não é um número inteiro',
  not_a_boolean: 'nem sim nem não',
  not_a_duration: 'não é uma duração',
  money_range: 'valor grande demais para ser guardado com exatidão',
  inexact_id: 'identificador que perdeu dígitos',
  nul_character: 'caractere que nenhum texto tem',
  stray_quote: 'aspas que nunca se fecham',
  blank: 'em branco, ignorada',
  test: 'de teste, ignorada',
  bot: 'de um robô, ignorada',
  spam: 'spam, ignorada',
  merged: 'mesclada com outra, ignorada',
  deleted: 'excluída, ignorada',
  continuation: 'mais um item da linha anterior, ignorada',
  same_stage: 'outra mudança na mesma etapa, ignorada',
  other_field: 'mudança de outro campo, ignorada',
  nothing_in_row: 'sem nenhuma etapa, ignorada',
};

const many = (count: number, one: string, other = `${one}s`) => `${count} ${form(count, one, other)}`;

const phrases = composed({
  names: {
    mrr_versions: 'assinaturas', mrr_movements: 'mudanças do MRR', ticket_facts: 'tickets',
    funnel_deals: 'negócios', solves: 'tickets resolvidos', client_spells: 'períodos como cliente',
    goal_attempts: 'tentativas de atingir o objetivo', customer_id: 'clientes', ticket_id: 'tickets',
    mrr: 'MRR', cogs: 'custo das mercadorias vendidas', 'mrr_movements.lesser': 'o menor MRR dos dois',
    'mrr_movements.start': 'MRR no início', 'mrr_movements.end': 'MRR no fim',
  },
  missing: 'ausente', there: 'presente', yes: 'sim', no: 'não', none: 'nenhum', or: ' ou ', comma: ', ',
  not: (what) => `não ${what}`,
  from: (edge) => `a partir de ${edge}`,
  upTo: (edge) => `até ${edge}, exclusive`,
  rows: 'linhas',
  sum: (column) => `soma de ${column}`,
  mean: (column) => `média de ${column}`,
  median: (column) => `mediana de ${column}`,
  percentile: (column, nth) => `percentil ${nth} de ${column}`,
  different: (column) => `${column} distintos`,
  withRows: (column, rows) => `${column} distintos com pelo menos ${many(rows, 'linha')}`,
  withSum: (column, of, above) => `${column} distintos cuja soma de ${of} passa de ${above}`,
  of: (aggregate, fact, when) => `${aggregate} de ${fact} ${when}`.trim(),
  is: (column, what) => `${column}: ${what}`,
  by: (column) => `por ${column}`,
  inForce: (edge, begun) => `${begun ? 'iniciado no período e ' : ''}em vigor no ${edge === 'start' ? 'início' : 'fim'}`,
  kept: 'em vigor no início e no fim',
  edges: 'dos presentes no início, em vigor no início e no fim',
  moved: 'pelo que mudou do início ao fim',
  daily: (column) => `dia a dia, por ${column}`,
  spread: (from, to) => `distribuído de ${from} a ${to}`,
  previous: 'no período anterior',
  yearAgo: 'um ano antes',
  days: (count) => `nos ${many(count, 'dia')} até o seu fim`,
  months: (count) => `nos ${many(count, 'mês', 'meses')} até o seu fim`,
  ever: 'desde a primeira linha',
  monthBefore: (months) => (months === 1 ? 'no mês anterior ao último' : `no mês que fica ${months} meses antes do último`),
});

export const card: Language['card'] = {
  ...phrases,
  close: 'Fechar', copy: 'Copiar', copied: 'Copiado',
  notCopied: 'Esta página não pode copiar; selecione o texto',
  print: 'Imprimir', definition: 'Definição', madeOf: 'Composição', period: 'Período', parameters: 'Configurações em vigor',
  data: 'Dados', computation: 'Cálculo', notes: 'Observações', sql: 'SQL', copySql: 'Copiar SQL', handbook: 'Fonte',
  numerator: 'Numerador', denominator: 'Denominador', base: 'Baseia-se em', interval: 'Intervalo de 95%',
  range: (low, high) => `de ${low} a ${high}`,
  shown: 'Exibido', comparedWith: 'Comparado com', wholeRange: 'Intervalo completo',
  allTime: 'Todo o período; linhas sem data também contam',
  asOf: 'Posição em', asOfNote: 'linhas posteriores ainda não são conhecidas', timeZone: 'Fuso horário',
  days: (from, until) => `de ${from} até ${until}, exclusive`,
  countedUpTo: (until) => `em andamento; contado até ${until}, exclusive`,
  periods: (count, grain) => `${count} períodos${grain === null ? '' : ` (${grains[grain]!.toLowerCase()})`}`,
  filter: 'Filtro', groupedBy: 'Agrupado por',
  rows: (read, accepted, rejected, skipped) =>
    `Linhas lidas: ${read}; aceitas: ${accepted}, rejeitadas: ${rejected}, ignoradas: ${skipped}`,
  reason: (count, code, column, line) =>
    `${count} × ${inWords(reasons, code)}${column ? `, em ${column}` : ''}; primeiro na linha ${line}`,
  column: 'Coluna', filledFrom: 'Preenchida a partir de',
  fallback: (value) => `${value}, pois o arquivo não tem essa coluna`,
  notInFile: 'nada, pois o arquivo não tem essa coluna',
  memory: (size) => `${size} na memória`,
  engine: (engines, queries, time) =>
    `${engines.join(' e ')}: ${many(queries, 'consulta respondida', 'consultas respondidas')} em ${time}`,
  engineNames: {columns: 'Colunas tipadas', duckdb: 'DuckDB'},
  check: 'Conferir no DuckDB',
  checking: (done, of) => `Consultando o DuckDB: ${done} de ${of}`,
  agrees: (queries) => `Ambos concordam: o DuckDB dá os mesmos números (${many(queries, 'consulta')}).`,
  differs: (count) => `Diferem em ${many(count, 'ponto')}:`,
  difference: (place, what, here, there) => `${place ? `${place}: ` : ''}${what} é ${here} aqui, ${there} no DuckDB`,
  hasRow: 'presente', hasNoRow: 'ausente',
  failed: (why) => `Não foi possível consultar o DuckDB: ${why}`,
  queryTitle: (nth, of, kind) => `Consulta ${nth} de ${of}: ${kind}`,
};

export const doctor: Language['doctor'] = {
  guess: (preset, confidence) => (preset === null
    ? `As colunas foram reconhecidas com ${confidence} de certeza: informe-as em columns.`
    : `Reconhecido como exportação ${preset} com ${confidence} de certeza: informe-o em preset.`),
  rows: ({read, accepted, rejected, skipped}) => card.rows(read, accepted, rejected, skipped),
  reason: ({code, column, firstLine}, count) =>
    `${inWords(reasons, code)}${column ? ` em ${column}` : ''}: ${count}, primeiro na linha ${firstLine}`,
  columns: (filled, all) => `${filled} de ${all} colunas preenchidas a partir do arquivo`,
  column: 'Coluna', type: 'Tipo', from: 'Preenchida a partir de',
  sure: (confidence) => `${confidence} de certeza`,
  extras: (names) => `Mantidas com o próprio nome: ${names}`,
  metrics: 'Métricas',
  serves: (names) => `Podem ser calculadas com estes dados: ${names}`,
  servesNone: 'Nenhuma pode ser calculada com estes dados.',
  lacks: (count) => `Incompletas: ${count}`,
};

export const exports: Language['export'] = {
  menu: 'Salvar ou imprimir', table: 'Tabela', copy: 'Copiar',
  csv: 'Salvar como CSV', svg: 'Salvar como SVG', png: 'Salvar como PNG', print: 'Imprimir',
  copied: 'Copiado', notCopied: 'O navegador não permitiu copiar', close: 'Fechar',
  failed: (why) => `Não foi possível: ${why}`,
  allTime: 'Todo o período',
  period: (period) => `Período: ${period}`,
  source: (tables, asOf) => `Fonte: ${tables}${asOf === null ? '' : ` · posição em ${asOf}`}`,
  rows: (table, count) => `${table} (${count} linhas)`,
  cut: (shown, total) => `São exibidas as primeiras ${shown} de ${total} linhas; a cópia e o CSV têm todas.`,
  metric: 'Métrica', group: 'Grupo', all: 'Todos', from: 'De', until: 'Até', value: 'Valor', before: 'Antes', base: 'n',
  low: '95% de', high: '95% até', note: 'Observação', unfinished: 'em andamento',
  step: 'Etapa', reached: 'Chegaram', ofPrevious: 'Da anterior', ofFirst: 'Da primeira', pending: 'Ainda a caminho',
  medianSeconds: 'Tempo mediano (segundos)', meanSeconds: 'Tempo médio (segundos)', cohort: 'Coorte', size: 'Tamanho',
};
