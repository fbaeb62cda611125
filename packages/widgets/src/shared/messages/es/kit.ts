import type {Language} from '../language.js';
import {finding, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

const plural = plurals('es', ['one', 'many', 'other']);
export const {categories} = plural;

/** Spanish says millions as it says any other plural, with `de` that a figure does not need. */
export const form = (count: number, one: string, other: string) => plural(count, {one, many: other, other});

const metricTitle = titled({
  'abandonment-rate': 'Tasa de abandono',
  'active-customers': 'Clientes activos',
  'arpu': 'Ingreso medio por cliente (ARPU)',
  'arr': 'Ingresos recurrentes anuales (ARR)',
  'average-order-value': 'Valor medio del pedido',
  'average-handle-time': 'Tiempo medio de gestión',
  'cac': 'Coste de adquisición de clientes (CAC)',
  'cac-payback': 'Recuperación del CAC',
  'clv': 'Valor de vida del cliente (CLV)',
  'cogs': 'Coste de ventas (COGS)',
  'conversion-rate': 'Tasa de conversión',
  'csat': 'Satisfacción del cliente (CSAT)',
  'customer-churn-rate': 'Tasa de cancelación (churn)',
  'customer-effort-score': 'Índice de esfuerzo del cliente (CES)',
  'customer-retention-rate': 'Tasa de retención de clientes',
  'first-contact-resolution': 'Resolución en el primer contacto (FCR)',
  'first-response-time': 'Tiempo de primera respuesta',
  'gross-margin': 'Margen bruto',
  'gross-revenue-retention': 'Retención bruta de ingresos (GRR)',
  'lead-to-customer-rate': 'Tasa de leads a clientes',
  'ltv-cac': 'Relación LTV/CAC',
  'mrr': 'Ingresos recurrentes mensuales (MRR)',
  'net-revenue-retention': 'Retención neta de ingresos (NRR)',
  'new-customers': 'Clientes nuevos',
  'nps': 'Net Promoter Score (NPS)',
  'paying-customers': 'Clientes de pago',
  'pipeline-velocity': 'Velocidad del pipeline',
  'quick-ratio': 'Quick ratio',
  'renewal-rate': 'Tasa de renovación',
  'reopen-rate': 'Tasa de reapertura',
  'repeat-purchase-rate': 'Tasa de recompra',
  'resolution-time': 'Tiempo de resolución',
  'retention-cost': 'Coste de retención',
  'retention-coverage': 'Cobertura de la retención',
  'revenue': 'Ingresos',
  'sales-cycle': 'Ciclo de ventas',
  'sales-growth-rate': 'Crecimiento de las ventas',
  'trial-conversion': 'Conversión de pruebas',
  'weighted-pipeline': 'Pipeline ponderado',
  'win-rate': 'Tasa de cierre',
  'funnel': 'Embudo',
  'cohort-retention': 'Retención por cohortes',
  'doctor': 'Comprobación de datos',
});

const emptiness = {
  no_rows: 'El archivo no tiene filas.',
  none_in_period: 'No hay nada en este período.',
  filtered_out: 'Ninguna fila coincide con el filtro.',
};

export const unit = (points: number | null) => (points === null ? '' : ` ${form(points, 'punto', 'puntos')}`);
/** After a preposition that ends so: with the article of a day, a quarter or a span, which months and years go without. */
const the = (period: string) => `${/^(T?\d)(?!\d{3}$)/.test(period) ? 'l' : ''} ${period}`;

const kpiSentence = finding({
  unknown: (title, period, reason) => `${title}${period ? ` ${period}` : ''}: se desconoce${reason ? ` (${reason})` : ''}`,
  now: (title, value, period, unfinished) => `${title}: ${value}${period ? ` ${period}` : ''}${unfinished ? ' hasta ahora' : ''}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `sin cambios frente a${the(before)}`
    : `${direction === 'up' ? 'una subida' : 'una bajada'} de${size.endsWith('%') ? 'l' : ''} ${size}${unit(points)} frente a${the(before)}`),
  goal: (status, target) => `objetivo de ${target} ${status.toLowerCase()}`,
  marks: {comma: ', ', semicolon: '; ', stop: '.'},
});

export const kit: Language['kit'] = {
  language: 'es',
  metricTitle,
  kpiSentence,
  warnings,
  table: 'Ver como tabla',
  details: 'Detalles',
  period: 'Período',
  value: 'Valor',
  share: 'Proporción',
  missing: (metric) => (metric === 'cac' ? 'Sin asignar' : 'Sin indicar'),
  smallBase: 'base pequeña',
  unfinished: 'en curso',
  target: (target) => `Objetivo: ${target}`,
  status: {met: 'Cumplido', near: 'Casi cumplido', missed: 'No cumplido'},
  reason: (reason) => ({
    zero_denominator: 'el denominador es cero',
    no_data: 'no hay filas que medir',
    zero_churn: 'nadie se ha ido, así que no hay un final que calcular',
    immature: 'ha pasado muy poco tiempo para saberlo',
    missing_input: 'falta un dato necesario',
  })[reason],
  cannotShow: (heading) => (heading ? `No se puede mostrar: ${heading}.` : 'No se puede mostrar.'),
  unsupported: 'Este navegador, o la política de esta página, no permite calcular aquí las cifras.',
  within: (period, shape) => (shape === 'day' ? `el ${period}` : shape === 'month' || shape === 'year' ? `en ${period}`
    : shape === 'quarter' ? `en el ${period}` : `en el período ${period}`),
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'No hay nada que mostrar.';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} La última fecha encontrada es el ${lastDay}.` : sentence;
  },
  leftOut: (rows, of, count) =>
    form(count, `No se pudo leer ${rows} de ${of} filas y queda fuera.`, `No se pudieron leer ${rows} de ${of} filas y quedan fuera.`),
  stale: (ago) => `No se pudo actualizar; últimos datos: ${ago}.`,
  notes: (count, written) => `${written} ${form(count, 'nota', 'notas')} sobre los datos`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95\u00a0% entre ${low} y ${high}`,
  difference: (direction, size, points) => (direction === 'same' ? 'sin cambios'
    : `${direction === 'up' ? 'sube' : 'baja'} ${size}${unit(points)}`),
  against: (period) => `frente a${the(period)}`,
  toDate: (period) => `los mismos días de${the(period)}`,
  by: (metric, dimension) => `${metric} por ${dimension}`,
  definition: (title) => `Definición: ${title}`,
  save: (title) => `Guardar o imprimir: ${title}`,
  more: (_, written) => `y ${written} más`,
  quarter: (nth, year) => `T${nth} ${year}`,
};
