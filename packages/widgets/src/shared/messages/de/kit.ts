import type {Language} from '../language.js';
import {finding, plurals} from '../pieces.js';
import {titled} from '../titled.js';
import {warnings} from './warnings.js';

export const plural = plurals('de', ['one', 'other']);
export const {categories} = plural;

const metricTitle = titled({
  'abandonment-rate': 'Abbruchquote',
  'active-customers': 'Aktive Kunden',
  'arpu': 'Umsatz pro Kunde (ARPU)',
  'arr': 'Jährlich wiederkehrender Umsatz (ARR)',
  'average-order-value': 'Durchschnittlicher Bestellwert',
  'average-handle-time': 'Durchschnittliche Bearbeitungszeit',
  'cac': 'Kundenakquisekosten (CAC)',
  'cac-payback': 'CAC-Amortisationsdauer',
  'clv': 'Kundenwert (CLV)',
  'cogs': 'Umsatzkosten (COGS)',
  'conversion-rate': 'Conversion-Rate',
  'csat': 'Kundenzufriedenheit (CSAT)',
  'customer-churn-rate': 'Kundenabwanderung (Churn)',
  'customer-effort-score': 'Customer Effort Score (CES)',
  'customer-retention-rate': 'Kundenbindungsrate',
  'first-contact-resolution': 'Lösung beim Erstkontakt (FCR)',
  'first-response-time': 'Erste Reaktionszeit',
  'gross-margin': 'Bruttomarge',
  'gross-revenue-retention': 'Bruttoumsatzbindung (GRR)',
  'lead-to-customer-rate': 'Lead-zu-Kunde-Rate',
  'ltv-cac': 'Verhältnis LTV zu CAC',
  'mrr': 'Monatlich wiederkehrender Umsatz (MRR)',
  'net-revenue-retention': 'Nettoumsatzbindung (NRR)',
  'new-customers': 'Neukunden',
  'nps': 'Net Promoter Score (NPS)',
  'paying-customers': 'Zahlende Kunden',
  'pipeline-velocity': 'Pipeline-Geschwindigkeit',
  'quick-ratio': 'Quick Ratio',
  'renewal-rate': 'Verlängerungsrate',
  'reopen-rate': 'Wiedereröffnungsrate',
  'repeat-purchase-rate': 'Wiederkaufsrate',
  'resolution-time': 'Lösungszeit',
  'retention-cost': 'Kundenbindungskosten',
  'retention-coverage': 'Deckung der Kundenbindung',
  'revenue': 'Umsatz',
  'sales-cycle': 'Verkaufszyklus',
  'sales-growth-rate': 'Umsatzwachstum',
  'trial-conversion': 'Testphasen-Conversion',
  'weighted-pipeline': 'Gewichtete Pipeline',
  'win-rate': 'Abschlussquote',
  'funnel': 'Trichter',
  'cohort-retention': 'Kohortenbindung',
  'doctor': 'Datenprüfung',
});

const emptiness = {
  no_rows: 'Die Datei enthält keine Zeilen.',
  none_in_period: 'In diesem Zeitraum gibt es nichts.',
  filtered_out: 'Keine Zeile entspricht dem Filter.',
};

export const unit = (points: number | null) => (points === null ? '' : ` ${plural(points, {one: 'Punkt', other: 'Punkte'})}`);
/** A day has its article, which other periods go without. */
const thePeriod = (period: string) => (/^\d+\. \p{L}+ \d+$/u.test(period) ? `dem ${period}` : period);

const kpiSentence = finding({
  unknown: (title, period, reason) => `${title}${period ? ` ${period}` : ''}: unbekannt${reason ? ` – ${reason}` : ''}`,
  now: (title, value, period, unfinished) => `${title}: ${value}${period ? ` ${period}` : ''}${unfinished ? ' (bislang)' : ''}`,
  than: ({direction, size, points}, before) => (direction === 'same' ? `unverändert gegenüber ${thePeriod(before)}`
    : `${direction === 'up' ? 'gestiegen' : 'gesunken'} um ${size}${unit(points)} gegenüber ${thePeriod(before)}`),
  goal: (status, target) => `Ziel von ${target} ${status.toLowerCase()}`,
  marks: {comma: ', ', semicolon: '; ', stop: '.'},
});

export const kit: Language['kit'] = {
  language: 'de',
  metricTitle,
  kpiSentence,
  warnings,
  table: 'Als Tabelle anzeigen',
  details: 'Details',
  period: 'Zeitraum',
  value: 'Wert',
  share: 'Anteil',
  missing: (metric) => (metric === 'cac' ? 'Nicht zugeordnet' : 'Keine Angabe'),
  smallBase: 'kleine Basis',
  unfinished: 'noch nicht abgeschlossen',
  target: (target) => `Ziel: ${target}`,
  status: {met: 'Erreicht', near: 'Fast erreicht', missed: 'Verfehlt'},
  reason: (reason) => ({
    zero_denominator: 'es gibt nichts, wodurch geteilt werden kann',
    no_data: 'es gibt keine Zeilen zum Auswerten',
    zero_churn: 'niemand ist abgewandert, daher gibt es kein Ende zum Rechnen',
    immature: 'es ist noch zu wenig Zeit vergangen',
    missing_input: 'eine benötigte Zahl fehlt',
  })[reason],
  cannotShow: (heading) => (heading ? `${heading} kann nicht angezeigt werden.` : 'Dies kann nicht angezeigt werden.'),
  unsupported: 'Dieser Browser oder die Richtlinie dieser Seite lässt nicht zu, dass die Zahlen hier berechnet werden.',
  within: (period, shape) => (shape === 'day' ? `am ${period}` : shape === 'month' || shape === 'quarter' ? `im ${period}`
    : shape === 'year' ? `im Jahr ${period}` : `im Zeitraum ${period}`).replace(/^im Q/, 'in Q'),
  empty: (which, lastDay) => {
    const sentence = which ? emptiness[which.kind] : 'Es gibt nichts anzuzeigen.';
    return which?.kind === 'none_in_period' && lastDay ? `${sentence} Das letzte gefundene Datum ist der ${lastDay}.` : sentence;
  },
  leftOut: (rows, of, count) => plural(count, {
    one: `${rows} von ${of} Zeilen konnte nicht gelesen werden und fehlt.`,
    other: `${rows} von ${of} Zeilen konnten nicht gelesen werden und fehlen.`,
  }),
  stale: (ago) => `Aktualisierung fehlgeschlagen; Stand: ${ago}.`,
  notes: (count, written) => `${written} ${plural(count, {one: 'Hinweis', other: 'Hinweise'})} zu den Daten`,
  sample: (n) => `n = ${n}`,
  interval: (low, high) => `95\u00a0% zwischen ${low} und ${high}`,
  difference: (direction, size, points) => (direction === 'same' ? 'unverändert'
    : `${size}${unit(points)} ${direction === 'up' ? 'mehr' : 'weniger'}`),
  against: (period) => `ggü. ${period}`,
  toDate: (period) => `denselben Tagen: ${period}`,
  by: (metric, dimension) => `${metric} nach ${dimension}`,
  definition: (title) => `Definition: ${title}`,
  save: (title) => `${title} speichern oder drucken`,
  more: (_, written) => `und ${written} weitere`,
  quarter: (nth, year) => `Q${nth} ${year}`,
};
