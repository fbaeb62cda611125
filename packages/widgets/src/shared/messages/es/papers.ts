import {composed} from '../../../card/card-phrases.js';
import type {RowReason} from '../../../card/card-words.js';
import type {Language} from '../language.js';
import {inWords} from '../pieces.js';
import {form} from './kit.js';
import {grains} from './views.js';

const reasons: Readonly<Record<RowReason, string>> = {
  missing_required: 'vacío, y se necesita un valor',
  not_a_date: 'no es una fecha',
  not_a_number: 'no es un número',
  not_an_integer: 'no es un número entero',
  not_a_boolean: 'ni sí ni no',
  not_a_duration: 'no es una duración',
  money_range: 'importe demasiado grande para guardarlo con exactitud',
  inexact_id: 'identificador que perdió cifras',
  nul_character: 'carácter que ningún texto tiene',
  stray_quote: 'comillas que nunca se cierran',
  blank: 'en blanco, omitida',
  test: 'de prueba, omitida',
  bot: 'de un bot, omitida',
  spam: 'spam, omitida',
  merged: 'fusionada con otra, omitida',
  deleted: 'eliminada, omitida',
  continuation: 'otro artículo de la fila anterior, omitida',
  same_stage: 'otro cambio dentro de una etapa, omitida',
  other_field: 'cambio de otro campo, omitida',
  nothing_in_row: 'sin ninguna etapa, omitida',
};

const many = (count: number, one: string, other = `${one}s`) => `${count} ${form(count, one, other)}`;

const phrases = composed({
  names: {
    mrr_versions: 'suscripciones', mrr_movements: 'cambios del MRR', ticket_facts: 'tickets',
    funnel_deals: 'oportunidades', solves: 'tickets resueltos', client_spells: 'etapas como cliente',
    goal_attempts: 'intentos de alcanzar el objetivo', customer_id: 'clientes', ticket_id: 'tickets',
    mrr: 'MRR', cogs: 'coste de ventas', 'mrr_movements.lesser': 'el menor MRR de ambos',
    'mrr_movements.start': 'MRR al inicio', 'mrr_movements.end': 'MRR al final',
  },
  missing: 'falta', there: 'presente', yes: 'sí', no: 'no', none: 'ninguno', or: ' o ', comma: ', ',
  not: (what) => `no ${what}`,
  from: (edge) => `desde ${edge}`,
  upTo: (edge) => `hasta ${edge}, sin incluirlo`,
  rows: 'filas',
  sum: (column) => `suma de ${column}`,
  mean: (column) => `media de ${column}`,
  median: (column) => `mediana de ${column}`,
  percentile: (column, nth) => `percentil ${nth} de ${column}`,
  different: (column) => `${column} distintos`,
  withRows: (column, rows) => `${column} distintos con al menos ${many(rows, 'fila')}`,
  withSum: (column, of, above) => `${column} distintos cuya suma de ${of} supera ${above}`,
  of: (aggregate, fact, when) => `${aggregate} de ${fact} ${when}`.trim(),
  is: (column, what) => `${column}: ${what}`,
  by: (column) => `por ${column}`,
  inForce: (edge, begun) => `${begun ? 'iniciado dentro y ' : ''}vigente al ${edge === 'start' ? 'inicio' : 'final'}`,
  kept: 'vigente al inicio y al final',
  edges: 'de los presentes al inicio, vigente al inicio y al final',
  moved: 'según lo que cambió del inicio al final',
  daily: (column) => `día a día, por ${column}`,
  spread: (from, to) => `repartido de ${from} a ${to}`,
  previous: 'en el período anterior',
  yearAgo: 'un año antes',
  days: (count) => `en los ${many(count, 'día')} hasta su final`,
  months: (count) => `en los ${many(count, 'mes', 'meses')} hasta su final`,
  ever: 'desde la primera fila',
  monthBefore: (months) => (months === 1 ? 'en el mes anterior al último' : `en el mes situado ${months} meses antes del último`),
});

export const card: Language['card'] = {
  ...phrases,
  close: 'Cerrar', copy: 'Copiar', copied: 'Copiado',
  notCopied: 'Esta página no puede copiar; seleccione el texto',
  print: 'Imprimir', definition: 'Definición', madeOf: 'Componentes', period: 'Período', parameters: 'Ajustes vigentes',
  data: 'Datos', computation: 'Cálculo', notes: 'A tener en cuenta', sql: 'SQL', copySql: 'Copiar SQL', handbook: 'Fuente',
  numerator: 'Numerador', denominator: 'Denominador', base: 'Se basa en', interval: 'Intervalo del 95\u00a0%',
  range: (low, high) => `de ${low} a ${high}`,
  shown: 'Mostrado', comparedWith: 'Comparado con', wholeRange: 'Intervalo completo',
  allTime: 'Todo el tiempo; también cuentan las filas sin fecha',
  asOf: 'A fecha de', asOfNote: 'las filas posteriores aún no se conocen', timeZone: 'Zona horaria',
  days: (from, until) => `del ${from} al ${until}, sin incluirlo`,
  countedUpTo: (until) => `en curso; contado hasta el ${until}, sin incluirlo`,
  periods: (count, grain) => `${count} períodos${grain === null ? '' : ` (${grains[grain]!.toLowerCase()})`}`,
  filter: 'Filtro', groupedBy: 'Agrupado por',
  rows: (read, accepted, rejected, skipped) =>
    `Filas leídas: ${read}; aceptadas: ${accepted}, rechazadas: ${rejected}, omitidas: ${skipped}`,
  reason: (count, code, column, line) =>
    `${count} × ${inWords(reasons, code)}${column ? `, en ${column}` : ''}; primero en la línea ${line}`,
  column: 'Columna', filledFrom: 'Procede de',
  fallback: (value) => `${value}, pues el archivo no tiene esa columna`,
  notInFile: 'nada, pues el archivo no tiene esa columna',
  memory: (size) => `${size} en memoria`,
  engine: (engines, queries, time) =>
    `${engines.join(' y ')}: ${many(queries, 'consulta respondida', 'consultas respondidas')} en ${time}`,
  engineNames: {columns: 'Columnas tipadas', duckdb: 'DuckDB'},
  check: 'Comprobar en DuckDB',
  checking: (done, of) => `Consultando DuckDB: ${done} de ${of}`,
  agrees: (queries) => `Ambos coinciden: DuckDB da las mismas cifras (${many(queries, 'consulta')}).`,
  differs: (count) => `Difieren en ${many(count, 'lugar', 'lugares')}:`,
  difference: (place, what, here, there) => `${place ? `${place}: ` : ''}${what} es ${here} aquí, ${there} en DuckDB`,
  hasRow: 'presente', hasNoRow: 'ausente',
  failed: (why) => `No se pudo consultar DuckDB: ${why}`,
  queryTitle: (nth, of, kind) => `Consulta ${nth} de ${of}: ${kind}`,
};

export const doctor: Language['doctor'] = {
  guess: (preset, confidence) => (preset === null
    ? `Las columnas se reconocieron con una seguridad del ${confidence}: indíquelas con columns.`
    : `Se reconoció como exportación ${preset} con una seguridad del ${confidence}: indíquelo con preset.`),
  rows: ({read, accepted, rejected, skipped}) => card.rows(read, accepted, rejected, skipped),
  reason: ({code, column, firstLine}, count) =>
    `${inWords(reasons, code)}${column ? ` en ${column}` : ''}: ${count}, primero en la línea ${firstLine}`,
  columns: (filled, all) => `${filled} de ${all} columnas proceden del archivo`,
  column: 'Columna', type: 'Tipo', from: 'Procede de',
  sure: (confidence) => `seguridad del ${confidence}`,
  extras: (names) => `Se conservan con su propio nombre: ${names}`,
  metrics: 'Métricas',
  serves: (names) => `Con estos datos se puede calcular: ${names}`,
  servesNone: 'Con estos datos no se puede calcular ninguna.',
  lacks: (count) => `Incompletas: ${count}`,
};

export const exports: Language['export'] = {
  menu: 'Guardar o imprimir', table: 'Tabla', copy: 'Copiar',
  csv: 'Guardar como CSV', svg: 'Guardar como SVG', png: 'Guardar como PNG', print: 'Imprimir',
  copied: 'Copiado', notCopied: 'El navegador no permitió copiar', close: 'Cerrar',
  failed: (why) => `No se pudo hacer: ${why}`,
  allTime: 'Todo el tiempo',
  period: (period) => `Período: ${period}`,
  source: (tables, asOf) => `Fuente: ${tables}${asOf === null ? '' : ` · a fecha de ${asOf}`}`,
  rows: (table, count) => `${table} (${count} filas)`,
  cut: (shown, total) => `Se muestran las primeras ${shown} de ${total} filas; la copia y el CSV las tienen todas.`,
  metric: 'Métrica', group: 'Grupo', all: 'Todos', from: 'Desde', until: 'Hasta', value: 'Valor', before: 'Antes', base: 'n',
  low: '95\u00a0% desde', high: '95\u00a0% hasta', note: 'Nota', unfinished: 'en curso',
  step: 'Paso', reached: 'Llegan', ofPrevious: 'Del anterior', ofFirst: 'Del primero', pending: 'Aún en camino',
  medianSeconds: 'Tiempo mediano (segundos)', meanSeconds: 'Tiempo medio (segundos)', cohort: 'Cohorte', size: 'Tamaño',
};
