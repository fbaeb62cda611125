import type {Language} from '../language.js';
import {form, unit} from './kit.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title}\u00a0: de ${first.value} ${first.period} à ${last.value} ${last.period}\u202f; `
    + `maximum ${highest.value} ${highest.period}, minimum ${lowest.value} ${lowest.period}.`,
  nothing: (title) => `${title}\u00a0: valeur inconnue sur toute la durée.`,
  point: (period, value, before, unfinished) =>
    `${period}\u00a0: ${value}${unfinished ? ', en cours' : ''}${before ? `\u202f; auparavant\u00a0: ${before}` : ''}`,
  listen: 'Écouter',
  stop: 'Arrêter',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${title} par ${dimension}${period ? ` ${period}` : ''}\u00a0: ${groups} ${form(groups, 'groupe', 'groupes')}`;
    return first ? `${lead}\u202f; ${first.name} arrive en tête avec ${first.value}.` : `${lead}.`;
  },
  spent: (amount) => `${amount} dépensés`,
};

export const funnel: Language['funnel'] = {
  caption: 'Combien atteignent chaque étape',
  steps: 'Étapes de l’entonnoir',
  step: 'Étape',
  reached: 'Atteinte par',
  ofFirst: 'de la première',
  ofPrevious: 'de la précédente',
  interval: '95\u00a0% entre',
  pending: 'Encore en cours',
  median: 'Durée médiane',
  mean: 'Durée moyenne',
  range: (low, high) => `${low} et ${high}`,
  goOn: (share) => `${share} continuent`,
  noneGoOn: 'personne pour continuer',
  leave: (count) => `${count} non`,
  wait: (count, n) => `${count} ${form(n, 'encore possible', 'encore possibles')}`,
  takes: (time) => `médiane ${time}`,
  atOnce: (isAll) => (isAll ? 'sans délai' : 'sans délai pour la moitié ou plus'),
  grown: 'plus qu’avant',
  grows: (from, to) =>
    `${to} est plus grande que ${from}, qui précède\u00a0: les deux ont été comptées séparément et tous ne sont pas passés par là.`,
  lost: 'Perdus',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count}, ${share} continuent`),
  overall: (first, entered, last, reached, share) => `Sur ${entered} à l’étape ${first}, ${reached} atteignent ${last}\u00a0: ${share}.`,
  leaves: (first, entered, last, lost, share) => `Sur ${entered} à l’étape ${first}, ${lost} n’atteignent pas ${last}\u00a0: ${share}.`,
  nobody: (first) => `Personne n’a atteint ${first}.`,
  largestDrop: (from, to, count) => `La plus forte perte se situe entre ${from} et ${to}\u00a0: ${count}.`,
  groupBars: 'Les barres fines se rapportent à la première étape de leur groupe.',
  moreGroups: (count, n) => form(n, `${count} autre groupe figure dans le tableau.`, `${count} autres groupes figurent dans le tableau.`),
  dashed: 'Tirets\u00a0: encore en cours.',
  unnamed: 'Non renseigné',
  group: 'Groupe',
  all: 'Tous',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first} contre ${second}, trop peu pour conclure`
    : `${first} contre ${second}\u00a0: ${points.written}${unit(points.size)}, écart ${isBeyondNoise ? 'significatif' : 'non significatif'}`),
  compared: (first, second, shares) => `${first} face à ${second}, de la première à la dernière étape\u00a0: ${shares}.`,
  noise: 'Significatif\u00a0: se produirait par hasard moins d’une fois sur 20 (deux proportions, 95\u00a0%).',
};

const side = (name: string | null) => (name === null ? '' : ` · ${name}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `${label} atteinte par\u00a0: ${count}${side(of)}`,
  lost: (from, to, count, of) => `Perdus entre ${from} et ${to}\u00a0: ${count}${side(of)}`,
  pending: (from, to, count, of) => `Encore en route de ${from} à ${to}\u00a0: ${count}${side(of)}`,
  rowsOf: (heading) => `Lignes\u00a0: ${heading}`,
  close: 'Fermer',
  nobody: 'Il n’y a personne ici.',
  allPrivate: 'Toutes les colonnes de ces lignes sont privées.',
  failed: (why) => `Les lignes n’ont pas pu être lues\u00a0: ${why}`,
  cut: (shown, saved, all) =>
    `Les ${shown} premières lignes sur ${all} sont affichées\u202f; la copie et le CSV contiennent ${saved === null ? 'tout' : `les ${saved} premières`}.`,
  times: (median, mean) => `Temps depuis l’étape précédente\u00a0: médiane ${median}, moyenne ${mean}`,
  spread: (low, high) => `Répartition de ces temps, de ${low} à ${high}`,
  bin: (from, until, count) => `De ${from} à ${until}\u00a0: ${count}`,
};

const nouns: Readonly<Record<string, readonly [string, string]>> = {
  day: ['jour', 'jours'], week: ['semaine', 'semaines'], month: ['mois', 'mois'],
  quarter: ['trimestre', 'trimestres'], year: ['an', 'ans'],
};
const noun = (grain: string) => nouns[grain] ?? ['période', 'périodes'];
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const cohort: Language['cohort'] = {
  cohort: 'Cohorte',
  size: 'Taille',
  customers: 'Clients',
  average: 'Moyenne',
  counted: 'Clients des cohortes comprises dans la moyenne',
  periodsAfter: (grain) => `${capital(noun(grain)[1])} après le début`,
  caption: ({grain, measure}) =>
    `${measure === 'customers' ? 'Part' : 'Part du revenu'} de chaque cohorte, par ${noun(grain)[0]} depuis le début`,
  nobodyFrom: (first, last, cohorts) => `De ${first} à ${last}\u00a0: ${cohorts} cohortes sans client`,
  cell: ({cohort: name, grain, period, value, base, count, rate, isMoney}) =>
    `Cohorte ${name}, ${noun(grain)[0]} ${period}\u00a0: ${value} sur ${base}${isMoney ? '' : ` ${form(count, 'client', 'clients')}`}, ${rate}`,
  averageCell: (grain, period, rate, n, count) =>
    `Toutes les cohortes, ${noun(grain)[0]} ${period}\u00a0: ${rate}${n === null ? '' : ` de ${n} ${form(count, 'client', 'clients')}`}`,
  between: (low, high) => `95\u00a0% entre ${low} et ${high}`,
  notOver: 'en cours',
  comma: ', ',
  finding: (measure, [first, ...others]) => {
    if (!first) return '';
    const rest = others.map(({rate, after}) => ` et ${rate} après ${after}`).join('');
    return measure === 'customers'
      ? `En moyenne, ${first.rate} des clients sont actifs après ${first.after}${rest}.`
      : `En moyenne, ${first.rate} du revenu initial est conservé après ${first.after}${rest}.`;
  },
  back: (measure, isWithin, shares) => {
    const told = shares.map(({rate, time, grain, period}) => `de ${rate} ${isWithin ? `en ${time}` : `(${noun(grain)[0]} ${period})`}`).join(' et ');
    if (told === '') return '';
    return `En moyenne, la part ${measure === 'customers' ? 'des clients qui reviennent' : 'du revenu initial qui rentre à nouveau'} est ${told}.`;
  },
  time: (grain, count, written) => `${written} ${form(count, ...noun(grain) as [string, string])}`,
};
