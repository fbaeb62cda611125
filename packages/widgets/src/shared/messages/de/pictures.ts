import type {Language} from '../language.js';
import {plural, unit} from './kit.js';

export const trend: Language['trend'] = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title}: von ${first.value} ${first.period} auf ${last.value} ${last.period}; `
    + `Höchstwert ${highest.value} ${highest.period}, Tiefstwert ${lowest.value} ${lowest.period}.`,
  nothing: (title) => `${title}: durchgehend unbekannt.`,
  point: (period, value, before, unfinished) =>
    `${period}: ${value}${unfinished ? ', noch nicht abgeschlossen' : ''}${before ? `; zuvor: ${before}` : ''}`,
  listen: 'Anhören',
  stop: 'Stoppen',
};

export const breakdown: Language['breakdown'] = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${title} nach ${dimension}${period ? ` ${period}` : ''}: ${groups} ${plural(groups, {one: 'Gruppe', other: 'Gruppen'})}`;
    return first ? `${lead}; an erster Stelle ${first.name} mit ${first.value}.` : `${lead}.`;
  },
  spent: (amount) => `${amount} ausgegeben`,
};

export const funnel: Language['funnel'] = {
  caption: 'Wie viele jeden Schritt erreichen',
  steps: 'Schritte des Trichters',
  step: 'Schritt',
  reached: 'Erreicht',
  ofFirst: 'vom ersten',
  ofPrevious: 'vom vorherigen',
  interval: '95\u00a0% zwischen',
  pending: 'Noch unterwegs',
  median: 'Median der Dauer',
  mean: 'Mittlere Dauer',
  range: (low, high) => `${low} und ${high}`,
  goOn: (share) => `${share} gehen weiter`,
  noneGoOn: 'niemand, der weitergehen kann',
  leave: (count) => `${count} nicht`,
  wait: (count) => `${count} noch offen`,
  takes: (time) => `Median ${time}`,
  atOnce: (isAll) => (isAll ? 'ohne Zeitabstand' : 'mindestens die Hälfte ohne Zeitabstand'),
  grown: 'mehr als zuvor',
  grows: (from, to) => `${to} ist größer als ${from} davor: Beide wurden getrennt gezählt, nicht alle kamen auf diesem Weg.`,
  lost: 'Verloren',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, share) => (share === null ? `${label} ${count}` : `${label} ${count}, ${share} gehen weiter`),
  overall: (first, entered, last, reached, share) => `Von ${entered} in ${first} erreichen ${reached} ${last}: ${share}.`,
  leaves: (first, entered, last, lost, share) => `Von ${entered} in ${first} erreichen ${lost} ${last} nicht: ${share}.`,
  nobody: (first) => `Niemand hat ${first} erreicht.`,
  largestDrop: (from, to, count) => `Die meisten gehen zwischen ${from} und ${to} verloren: ${count}.`,
  groupBars: 'Dünne Balken beziehen sich auf den ersten Schritt der eigenen Gruppe.',
  moreGroups: (count, n) => plural(n, {
    one: `${count} weitere Gruppe steht in der Tabelle.`, other: `${count} weitere Gruppen stehen in der Tabelle.`,
  }),
  dashed: 'Gestrichelt: noch unterwegs.',
  unnamed: 'Keine Angabe',
  group: 'Gruppe',
  all: 'Alle',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first} gegenüber ${second}, zu wenige für eine Aussage`
    : `${first} gegenüber ${second}: ${points.written}${unit(points.size)}, ${isBeyondNoise ? 'kein Zufall' : 'im Rahmen des Zufalls'}`),
  compared: (first, second, shares) => `${first} neben ${second}, vom ersten bis zum letzten Schritt: ${shares}.`,
  noise: 'Kein Zufall: käme durch Zufall allein in weniger als 1 von 20 Fällen vor (zwei Anteile, 95\u00a0%).',
};

const side = (name: string | null) => (name === null ? '' : ` · ${name}`);

export const rows: Language['rows'] = {
  reached: (label, count, of) => `${label} erreicht: ${count}${side(of)}`,
  lost: (from, to, count, of) => `Zwischen ${from} und ${to} verloren: ${count}${side(of)}`,
  pending: (from, to, count, of) => `Noch auf dem Weg von ${from} zu ${to}: ${count}${side(of)}`,
  rowsOf: (heading) => `Zeilen: ${heading}`,
  close: 'Schließen',
  nobody: 'Hier ist niemand.',
  allPrivate: 'Alle Spalten dieser Zeilen sind privat.',
  failed: (why) => `Die Zeilen konnten nicht gelesen werden: ${why}`,
  cut: (shown, saved, all) =>
    `Angezeigt werden die ersten ${shown} von ${all} Zeilen; Kopie und CSV enthalten ${saved === null ? 'alle' : `die ersten ${saved}`}.`,
  times: (median, mean) => `Zeit seit dem vorherigen Schritt: Median ${median}, Mittelwert ${mean}`,
  spread: (low, high) => `Verteilung dieser Zeiten, von ${low} bis ${high}`,
  bin: (from, until, count) => `${from} bis ${until}: ${count}`,
};

const nouns: Readonly<Record<string, {one: string; other: string; dative: string}>> = {
  day: {one: 'Tag', other: 'Tage', dative: 'Tagen'}, week: {one: 'Woche', other: 'Wochen', dative: 'Wochen'},
  month: {one: 'Monat', other: 'Monate', dative: 'Monaten'}, quarter: {one: 'Quartal', other: 'Quartale', dative: 'Quartalen'},
  year: {one: 'Jahr', other: 'Jahre', dative: 'Jahren'},
};
const noun = (grain: string) => nouns[grain] ?? {one: 'Zeitraum', other: 'Zeiträume', dative: 'Zeiträumen'};

export const cohort: Language['cohort'] = {
  cohort: 'Kohorte',
  size: 'Größe',
  customers: 'Kunden',
  average: 'Durchschnitt',
  counted: 'Kunden der Kohorten, die in den Durchschnitt eingehen',
  periodsAfter: (grain) => `${noun(grain).other} nach Beginn`,
  caption: ({grain, measure}) =>
    `${measure === 'customers' ? 'Anteil' : 'Umsatzanteil'} jeder Kohorte, nach ${noun(grain).dative} seit Beginn`,
  nobodyFrom: (first, last, cohorts) => `${first} bis ${last}: ${cohorts} Kohorten ohne Kunden`,
  cell: ({cohort: name, grain, period, value, base, rate, isMoney}) =>
    `Kohorte ${name}, ${noun(grain).one} ${period}: ${value} von ${base}${isMoney ? '' : ' Kunden'}, ${rate}`,
  averageCell: (grain, period, rate, n) =>
    `Alle Kohorten, ${noun(grain).one} ${period}: ${rate}${n === null ? '' : ` von ${n} Kunden`}`,
  between: (low, high) => `95\u00a0% zwischen ${low} und ${high}`,
  notOver: 'noch nicht abgeschlossen',
  comma: ', ',
  finding: (measure, [first, ...others]) => {
    if (!first) return '';
    const rest = others.map(({rate, after}) => ` und nach ${after} ${rate}`).join('');
    return measure === 'customers'
      ? `Im Durchschnitt sind nach ${first.after} ${first.rate}${rest} der Kunden aktiv.`
      : `Im Durchschnitt bleiben nach ${first.after} ${first.rate}${rest} des anfänglichen Umsatzes erhalten.`;
  },
  back: (measure, isWithin, shares) => {
    const told = shares.map(({rate, time, grain, period}) => `${rate} ${isWithin ? `innerhalb von ${time}` : `(${noun(grain).one} ${period})`}`).join(' und ');
    if (told === '') return '';
    return measure === 'customers'
      ? `Im Durchschnitt kehren von den Kunden ${told} zurück.` : `Im Durchschnitt kommt vom anfänglichen Umsatz ${told} erneut herein.`;
  },
  time: (grain, count, written) => `${written} ${plural(count, {one: noun(grain).one, other: noun(grain).dative})}`,
};
