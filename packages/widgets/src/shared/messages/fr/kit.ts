import type {Language} from '../language.js';
import {finding, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

const plural = plurals('fr', ['one', 'many', 'other']);
export const {categories} = plural;

/** French says millions as it says any other plural, with `de` that a figure does not need. */
export const form = (count: number, one: string, other: string) => plural(count, {one, many: other, other});

const metricTitle = titled({
  'abandonment-rate': 'Taux d’abandon',
  'active-customers': 'Clients actifs',
  'arpu': 'Revenu moyen par client (ARPU)',
  'arr': 'Revenu récurrent annuel (ARR)',
  'average-order-value': 'Panier moyen',
  'average-handle-time': 'Durée moyenne de traitement',
  'cac': 'Coût d’acquisition client (CAC)',
  'cac-payback': 'Délai d’amortissement du CAC',
  'clv': 'Valeur vie client (CLV)',
  'cogs': 'Coût des ventes (COGS)',
  'conversion-rate': 'Taux de conversion',
  'csat': 'Satisfaction client (CSAT)',
  'customer-churn-rate': 'Taux d’attrition (churn)',
  'customer-effort-score': 'Score d’effort client (CES)',
  'customer-retention-rate': 'Taux de rétention client',
  'first-contact-resolution': 'Résolution au premier contact (FCR)',
  'first-response-time': 'Délai de première réponse',
  'gross-margin': 'Marge brute',
  'gross-revenue-retention': 'Rétention brute du revenu (GRR)',
  'lead-to-customer-rate': 'Taux de transformation des leads',
  'ltv-cac': 'Ratio LTV/CAC',
  'mrr': 'Revenu récurrent mensuel (MRR)',
  'net-revenue-retention': 'Rétention nette du revenu (NRR)',
  'new-customers': 'Nouveaux clients',
  'nps': 'Net Promoter Score (NPS)',
  'paying-customers': 'Clients payants',
  'pipeline-velocity': 'Vélocité du pipeline',
  'quick-ratio': 'Quick ratio',
  'renewal-rate': 'Taux de renouvellement',
  'reopen-rate': 'Taux de réouverture',
  'repeat-purchase-rate': 'Taux de réachat',
  'resolution-time': 'Délai de résolution',
  'retention-cost': 'Coût de fidélisation',
  'retention-coverage': 'Couverture de la fidélisation',
  'revenue': 'Chiffre d’affaires',
  'sales-cycle': 'Cycle de vente',
  'sales-growth-rate': 'Croissance des ventes',
  'trial-conversion': 'Conversion des essais',
  'weighted-pipeline': 'Pipeline pondéré',
  'win-rate': 'Taux de succès',
  'funnel': 'Entonnoir',
  'cohort-retention': 'Rétention par cohorte',
  'doctor': 'Vérification des données',
});

const emptiness = {
  no_rows: 'Le fichier ne contient aucune ligne.',
  none_in_period: 'Il n’y a rien sur cette période.',
  filtered_out: 'Aucune ligne ne correspond au filtre.',
};

export const unit = (points: number | null) => (points === null ? '' : ` ${form(points, 'point', 'points')}`);
/** After a preposition: with the article of a day, a quarter or a span, which months and years go without. */
const to = (period: string) => `${/^(T?\d)(?!\d{3}$)/.test(period) ? 'au' : 'à'} ${period}`;

const kpiSentence = finding({
  unknown: (title, period, reason) => `${title}${period ? ` ${period}` : ''}\u00a0: valeur inconnue${reason ? ` (${reason})` : ''}`,
  now: (title, value, period, unfinished) => `${title}\u00a0: ${value}${period ? ` ${period}` : ''}${unfinished ? ' à ce jour' : ''}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `stable par rapport ${to(before)}`
    : `en ${direction === 'up' ? 'hausse' : 'baisse'} de ${size}${unit(points)} par rapport ${to(before)}`),
  goal: (status, target) => `objectif de ${target} ${status.toLowerCase()}`,
  marks: {comma: ', ', semicolon: '\u202f; ', stop: '.'},
});

export const kit: Language['kit'] = {
  language: 'fr',
  metricTitle,
  kpiSentence,
  warnings,
  table: 'Afficher le tableau',
  details: 'Détails',
  period: 'Période',
  value: 'Valeur',
  share: 'Part',
  missing: (metric) => (metric === 'cac' ? 'Non affecté' : 'Non renseigné'),
  smallBase: 'base réduite',
  unfinished: 'en cours',
  target: (target) => `Objectif\u00a0: ${target}`,
  status: {met: 'Atteint', near: 'Presque atteint', missed: 'Manqué'},
  reason: (reason) => ({
    zero_denominator: 'le dénominateur est nul',
    no_data: 'il n’y a aucune ligne à mesurer',
    zero_churn: 'aucun client n’est parti, il n’y a donc pas de fin à calculer',
    immature: 'trop peu de temps s’est écoulé pour conclure',
    missing_input: 'une donnée nécessaire manque',
  })[reason],
  cannotShow: (heading) => (heading ? `${heading}\u00a0: affichage impossible.` : 'Affichage impossible.'),
  unsupported: 'Ce navigateur, ou la politique de cette page, ne permet pas de calculer les chiffres ici.',
  within: (period, shape) => (shape === 'day' ? `le ${period}` : shape === 'month' || shape === 'year' ? `en ${period}`
    : shape === 'quarter' ? `au ${period}` : `sur la période ${period}`),
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'Il n’y a rien à afficher.';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} La dernière date trouvée est le ${lastDay}.` : sentence;
  },
  leftOut: (rows, of, count) =>
    form(count, `${rows} ligne sur ${of} est illisible et n’est pas prise en compte.`,
      `${rows} lignes sur ${of} sont illisibles et ne sont pas prises en compte.`),
  stale: (ago) => `Actualisation impossible\u202f; dernières données\u00a0: ${ago}.`,
  notes: (count, written) => `${written} ${form(count, 'remarque', 'remarques')} sur les données`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95\u00a0% entre ${low} et ${high}`,
  difference: (direction, size, points) => (direction === 'same' ? 'stable'
    : `${direction === 'up' ? 'hausse' : 'baisse'} de ${size}${unit(points)}`),
  against: (period) => `par rapport ${to(period)}`,
  toDate: (period) => `${period}, mêmes jours`,
  by: (metric, dimension) => `${metric} par ${dimension}`,
  definition: (title) => `Définition\u00a0: ${title}`,
  save: (title) => `Enregistrer ou imprimer\u00a0: ${title}`,
  more: (count, written) => `et ${written} ${form(count, 'autre', 'autres')}`,
  quarter: (nth, year) => `T${nth} ${year}`,
};
