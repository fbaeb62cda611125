import {composed} from '../../../card/card-phrases.js';
import type {RowReason} from '../../../card/card-words.js';
import type {Language} from '../language.js';
import {inWords} from '../pieces.js';
import {form} from './kit.js';
import {grains} from './views.js';

const reasons: Readonly<Record<RowReason, string>> = {
  missing_required: 'vide, alors qu’une valeur est requise',
  not_a_date: 'n’est pas une date',
  not_a_number: 'n’est pas un nombre',
  not_an_integer: 'n’est pas un nombre entier',
  not_a_boolean: 'ni oui ni non',
  not_a_duration: 'n’est pas une durée',
  money_range: 'montant trop grand pour être conservé exactement',
  inexact_id: 'identifiant ayant perdu des chiffres',
  nul_character: 'caractère qu’aucun texte ne contient',
  stray_quote: 'guillemet jamais refermé',
  blank: 'vide, ignorée',
  test: 'donnée de test, ignorée',
  bot: 'issue d’un robot, ignorée',
  spam: 'spam, ignorée',
  merged: 'fusionnée avec une autre, ignorée',
  deleted: 'supprimée, ignorée',
  continuation: 'article supplémentaire de la ligne précédente, ignorée',
  same_stage: 'autre changement au sein d’une étape, ignorée',
  other_field: 'changement d’un autre champ, ignorée',
  nothing_in_row: 'sans aucune étape, ignorée',
};

const many = (count: number, one: string, other = `${one}s`) => `${count} ${form(count, one, other)}`;

const phrases = composed({
  names: {
    mrr_versions: 'abonnements', mrr_movements: 'variations du MRR', ticket_facts: 'tickets',
    funnel_deals: 'affaires', solves: 'tickets résolus', client_spells: 'périodes de clientèle',
    goal_attempts: 'tentatives d’atteindre l’objectif', customer_id: 'clients', ticket_id: 'tickets',
    mrr: 'MRR', cogs: 'coût des ventes', 'mrr_movements.lesser': 'plus petit MRR des deux',
    'mrr_movements.start': 'MRR au début', 'mrr_movements.end': 'MRR à la fin',
  },
  missing: 'absent', there: 'présent', yes: 'oui', no: 'non', none: 'aucun', or: ' ou ', comma: ', ',
  not: (what) => `pas ${what}`,
  from: (edge) => `à partir de ${edge}`,
  upTo: (edge) => `jusqu’à ${edge} exclu`,
  rows: 'lignes',
  sum: (column) => `somme de ${column}`,
  mean: (column) => `moyenne de ${column}`,
  median: (column) => `médiane de ${column}`,
  percentile: (column, nth) => `${nth}e centile de ${column}`,
  different: (column) => `${column} distincts`,
  withRows: (column, rows) => `${column} distincts ayant au moins ${many(rows, 'ligne')}`,
  withSum: (column, of, above) => `${column} distincts dont la somme de ${of} dépasse ${above}`,
  of: (aggregate, fact, when) => `${aggregate} de ${fact} ${when}`.trim(),
  is: (column, what) => `${column}\u00a0: ${what}`,
  by: (column) => `par ${column}`,
  inForce: (edge, begun) => `${begun ? 'commencé pendant la période et ' : ''}en vigueur ${edge === 'start' ? 'au début' : 'à la fin'}`,
  kept: 'en vigueur au début et à la fin',
  edges: 'parmi ceux présents au début, en vigueur au début et à la fin',
  moved: 'selon ce qui a changé entre le début et la fin',
  daily: (column) => `jour par jour, par ${column}`,
  spread: (from, to) => `réparti de ${from} à ${to}`,
  previous: 'sur la période précédente',
  yearAgo: 'un an avant',
  days: (count) => `sur les ${many(count, 'jour')} jusqu’à sa fin`,
  months: (count) => `sur les ${many(count, 'mois', 'mois')} jusqu’à sa fin`,
  ever: 'depuis la première ligne',
  monthBefore: (months) => (months === 1 ? 'le mois avant le dernier' : `le mois situé ${months} mois avant le dernier`),
});

export const card: Language['card'] = {
  ...phrases,
  close: 'Fermer', copy: 'Copier', copied: 'Copié',
  notCopied: 'Cette page ne peut pas copier\u202f; sélectionnez le texte',
  print: 'Imprimer', definition: 'Définition', madeOf: 'Composition', period: 'Période', parameters: 'Réglages en vigueur',
  data: 'Données', computation: 'Calcul', notes: 'À savoir', sql: 'SQL', copySql: 'Copier le SQL', handbook: 'Source',
  numerator: 'Numérateur', denominator: 'Dénominateur', base: 'Repose sur', interval: 'Intervalle à 95\u00a0%',
  range: (low, high) => `de ${low} à ${high}`,
  shown: 'Affiché', comparedWith: 'Comparé à', wholeRange: 'Plage entière',
  allTime: 'Toute la durée\u202f; les lignes sans date comptent aussi',
  asOf: 'Arrêté au', asOfNote: 'les lignes suivantes ne sont pas encore connues', timeZone: 'Fuseau horaire',
  days: (from, until) => `du ${from} au ${until} exclu`,
  countedUpTo: (until) => `en cours\u202f; compté jusqu’au ${until} exclu`,
  periods: (count, grain) => `${count} périodes${grain === null ? '' : ` (${grains[grain]!.toLowerCase()})`}`,
  filter: 'Filtre', groupedBy: 'Groupé par',
  rows: (read, accepted, rejected, skipped) =>
    `Lignes lues\u00a0: ${read}\u202f; acceptées\u00a0: ${accepted}, rejetées\u00a0: ${rejected}, ignorées\u00a0: ${skipped}`,
  reason: (count, code, column, line) =>
    `${count} × ${inWords(reasons, code)}${column ? `, dans ${column}` : ''}\u202f; d’abord à la ligne ${line}`,
  column: 'Colonne', filledFrom: 'Remplie depuis',
  fallback: (value) => `${value}, car le fichier n’a pas cette colonne`,
  notInFile: 'rien, car le fichier n’a pas cette colonne',
  memory: (size) => `${size} en mémoire`,
  engine: (engines, queries, time) =>
    `${engines.join(' et ')}\u00a0: ${many(queries, 'requête traitée', 'requêtes traitées')} en ${time}`,
  engineNames: {columns: 'Colonnes typées', duckdb: 'DuckDB'},
  check: 'Vérifier dans DuckDB',
  checking: (done, of) => `Interrogation de DuckDB\u00a0: ${done} sur ${of}`,
  agrees: (queries) => `Les deux concordent\u00a0: DuckDB donne les mêmes nombres (${many(queries, 'requête')}).`,
  differs: (count) => `Ils diffèrent en ${many(count, 'endroit')}\u00a0:`,
  difference: (place, what, here, there) => `${place ? `${place}\u00a0: ` : ''}${what} vaut ${here} ici, ${there} dans DuckDB`,
  hasRow: 'présent', hasNoRow: 'absent',
  failed: (why) => `DuckDB n’a pas pu être interrogé\u00a0: ${why}`,
  queryTitle: (nth, of, kind) => `Requête ${nth} sur ${of}\u00a0: ${kind}`,
};

export const doctor: Language['doctor'] = {
  guess: (preset, confidence) => (preset === null
    ? `Les colonnes ont été reconnues, sûr à ${confidence}\u00a0: précisez-les avec columns.`
    : `Reconnu comme export ${preset}, sûr à ${confidence}\u00a0: précisez-le avec preset.`),
  rows: ({read, accepted, rejected, skipped}) => card.rows(read, accepted, rejected, skipped),
  reason: ({code, column, firstLine}, count) =>
    `${inWords(reasons, code)}${column ? ` dans ${column}` : ''}\u00a0: ${count}, d’abord à la ligne ${firstLine}`,
  columns: (filled, all) => `${filled} colonnes sur ${all} remplies depuis le fichier`,
  column: 'Colonne', type: 'Type', from: 'Remplie depuis',
  sure: (confidence) => `sûr à ${confidence}`,
  extras: (names) => `Conservées sous leur propre nom\u00a0: ${names}`,
  metrics: 'Indicateurs',
  serves: (names) => `Calculables avec ces données\u00a0: ${names}`,
  servesNone: 'Aucun n’est calculable avec ces données.',
  lacks: (count) => `Incomplets\u00a0: ${count}`,
};

export const exports: Language['export'] = {
  menu: 'Enregistrer ou imprimer', table: 'Tableau', copy: 'Copier',
  csv: 'Enregistrer en CSV', svg: 'Enregistrer en SVG', png: 'Enregistrer en PNG', print: 'Imprimer',
  copied: 'Copié', notCopied: 'Le navigateur n’a pas autorisé la copie', close: 'Fermer',
  failed: (why) => `L’opération a échoué\u00a0: ${why}`,
  allTime: 'Toute la durée',
  period: (period) => `Période\u00a0: ${period}`,
  source: (tables, asOf) => `Source\u00a0: ${tables}${asOf === null ? '' : ` · au ${asOf}`}`,
  rows: (table, count) => `${table} (${count} lignes)`,
  cut: (shown, total) => `Les ${shown} premières lignes sur ${total} sont affichées\u202f; la copie et le CSV contiennent tout.`,
  metric: 'Indicateur', group: 'Groupe', all: 'Tous', from: 'Du', until: 'Au', value: 'Valeur', before: 'Avant', base: 'n',
  low: '95\u00a0% de', high: '95\u00a0% à', note: 'Remarque', unfinished: 'en cours',
  step: 'Étape', reached: 'Atteinte par', ofPrevious: 'De la précédente', ofFirst: 'De la première', pending: 'Encore en cours',
  medianSeconds: 'Durée médiane (secondes)', meanSeconds: 'Durée moyenne (secondes)', cohort: 'Cohorte', size: 'Taille',
};
