import type {Language} from '../language.js';
import {form, unit} from './kit.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title}: de ${first.value} ${first.period} a ${last.value} ${last.period}; `
    + `máximo ${highest.value} ${highest.period}, mínimo ${lowest.value} ${lowest.period}.`,
  nothing: (title) => `${title}: se desconoce en todo el intervalo.`,
  point: (period, value, before, unfinished) =>
    `${period}: ${value}${unfinished ? ', en curso' : ''}${before ? `; antes: ${before}` : ''}`,
  listen: 'Escuchar',
  stop: 'Detener',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${title} por ${dimension}${period ? ` ${period}` : ''}: ${groups} ${form(groups, 'grupo', 'grupos')}`;
    return first ? `${lead}; en primer lugar, ${first.name} con ${first.value}.` : `${lead}.`;
  },
  spent: (amount) => `${amount} gastados`,
};

export const funnel: Language['funnel'] = {
  caption: 'Cuántos llegan a cada paso',
  steps: 'Pasos del embudo',
  step: 'Paso',
  reached: 'Llegan',
  ofFirst: 'del primero',
  ofPrevious: 'del anterior',
  interval: '95\u00a0% entre',
  pending: 'Aún en camino',
  median: 'Tiempo mediano',
  mean: 'Tiempo medio',
  range: (low, high) => `${low} y ${high}`,
  goOn: (share) => `${share} continúa`,
  noneGoOn: 'nadie que pueda continuar',
  leave: (count) => `${count} no`,
  wait: (count, n) => `${count} aún ${form(n, 'puede', 'pueden')}`,
  takes: (time) => `mediana ${time}`,
  atOnce: (isAll) => (isAll ? 'sin espera' : 'sin espera para la mitad o más'),
  grown: 'más que antes',
  grows: (from, to) => `${to} es mayor que ${from}, el paso anterior: se contaron por separado y no todos llegaron por ahí.`,
  lost: 'Perdidos',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count}, ${share} continúa`),
  overall: (first, entered, last, reached, share) => `De ${entered} en ${first}, ${reached} llegan a ${last}: ${share}.`,
  leaves: (first, entered, last, lost, share) => `De ${entered} en ${first}, ${lost} no llegan a ${last}: ${share}.`,
  nobody: (first) => `Nadie llegó a ${first}.`,
  largestDrop: (from, to, count) => `La mayor pérdida está entre ${from} y ${to}: ${count}.`,
  groupBars: 'Las barras finas se refieren al primer paso de su propio grupo.',
  moreGroups: (count, n) => form(n, `Hay ${count} grupo más en la tabla.`, `Hay ${count} grupos más en la tabla.`),
  dashed: 'Línea discontinua: aún en camino.',
  unnamed: 'Sin indicar',
  group: 'Grupo',
  all: 'Todos',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first} frente a ${second}, muy pocos para saberlo`
    : `${first} frente a ${second}: ${points.written}${unit(points.size)}, diferencia ${isBeyondNoise ? 'significativa' : 'no significativa'}`),
  compared: (first, second, shares) => `${first} junto a ${second}, del primer paso al último: ${shares}.`,
  noise: 'Significativa: ocurriría por azar menos de 1 de cada 20 veces (dos proporciones, 95\u00a0%).',
};

const side = (name: string | null) => (name === null ? '' : ` · ${name}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `Llegan a ${label}: ${count}${side(of)}`,
  lost: (from, to, count, of) => `Perdidos entre ${from} y ${to}: ${count}${side(of)}`,
  pending: (from, to, count, of) => `Aún de camino de ${from} a ${to}: ${count}${side(of)}`,
  rowsOf: (heading) => `Filas: ${heading}`,
  close: 'Cerrar',
  nobody: 'Aquí no hay nadie.',
  allPrivate: 'Todas las columnas de estas filas son privadas.',
  failed: (why) => `No se pudieron leer las filas: ${why}`,
  cut: (shown, saved, all) =>
    `Se muestran las primeras ${shown} de ${all} filas; la copia y el CSV tienen ${saved === null ? 'todas' : `las primeras ${saved}`}.`,
  times: (median, mean) => `Tiempo desde el paso anterior: mediana ${median}, media ${mean}`,
  spread: (low, high) => `Distribución de estos tiempos, de ${low} a ${high}`,
  bin: (from, until, count) => `De ${from} a ${until}: ${count}`,
};

const nouns: Readonly<Record<string, readonly [string, string]>> = {
  day: ['día', 'días'], week: ['semana', 'semanas'], month: ['mes', 'meses'],
  quarter: ['trimestre', 'trimestres'], year: ['año', 'años'],
};
const noun = (grain: string) => nouns[grain] ?? ['período', 'períodos'];
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const cohort: Language['cohort'] = {
  cohort: 'Cohorte',
  size: 'Tamaño',
  customers: 'Clientes',
  average: 'Media',
  counted: 'Clientes de las cohortes que entran en la media',
  periodsAfter: (grain) => `${capital(noun(grain)[1])} tras el inicio`,
  caption: ({grain, measure}) =>
    `${measure === 'customers' ? 'Proporción' : 'Proporción de ingresos'} de cada cohorte, por ${noun(grain)[1]} tras el inicio`,
  nobodyFrom: (first, last, cohorts) => `De ${first} a ${last}: ${cohorts} cohortes sin clientes`,
  cell: ({cohort: name, grain, period, value, base, count, rate, isMoney}) =>
    `Cohorte ${name}, ${noun(grain)[0]} ${period}: ${value} de ${base}${isMoney ? '' : ` ${form(count, 'cliente', 'clientes')}`}, ${rate}`,
  averageCell: (grain, period, rate, n, count) =>
    `Todas las cohortes, ${noun(grain)[0]} ${period}: ${rate}${n === null ? '' : ` de ${n} ${form(count, 'cliente', 'clientes')}`}`,
  between: (low, high) => `95\u00a0% entre ${low} y ${high}`,
  notOver: 'en curso',
  comma: ', ',
  finding: (measure, [first, ...others]) => {
    if (!first) return '';
    const rest = others.map(({rate, after}) => ` y el ${rate} tras ${after}`).join('');
    return measure === 'customers'
      ? `De media, el ${first.rate} de los clientes sigue activo tras ${first.after}${rest}.`
      : `De media, se conserva el ${first.rate} de los ingresos iniciales tras ${first.after}${rest}.`;
  },
  back: (measure, isWithin, shares) => {
    const told = shares.map(({rate, time, grain, period}) => `del ${rate} ${isWithin ? `en ${time}` : `(${noun(grain)[0]} ${period})`}`).join(' y ');
    if (told === '') return '';
    return `De media, la proporción de ${measure === 'customers' ? 'clientes que vuelven' : 'ingresos iniciales que vuelven a entrar'} es ${told}.`;
  },
  time: (grain, count, written) => `${written} ${form(count, ...noun(grain) as [string, string])}`,
};
