import {
  asOfInstant, oneOf, readAsOf, wrongAttribute, Zone, type AsOf, type Calendar, type EngineName,
} from '@crm-widgets/core';
import type {SourceSettings} from './source-settings.js';

/** The settings of a source, read and checked. */
export interface Business {
  readonly zone: Zone;
  readonly calendar: Calendar;
  readonly asOf: AsOf;
  /** Reporting currency; null when the page names none. */
  readonly currency: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly maxBytes: number;
  readonly engine: EngineSetting;
}

/** `auto`: columns while the tables fit, else DuckDB. */
export type EngineSetting = EngineName | 'auto';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads what `crm-source` says.
 *
 * @param now milliseconds since 1970; taken as as-of when the page names none
 * @throws {InputError} `E_ATTR` naming the attribute
 */
export function readBusiness(settings: SourceSettings, now: number): Business {
  const zone = new Zone(settings.timeZone ?? 'UTC');
  const weekStart = oneOf('week-start', settings.weekStart ?? 'monday', ['monday', 'sunday'] as const);
  oneOf('cache', settings.cache ?? 'auto', ['auto', 'none'] as const);
  return {
    zone,
    engine: oneOf('engine', settings.engine ?? 'auto', ['auto', 'duckdb', 'columns']),
    calendar: {zone: zone.name, weekStart, fiscalYearStart: readMonth(settings.fiscalYearStart)},
    asOf: settings.asOf === undefined ? asOfInstant(now, zone) : readAsOf(settings.asOf, zone),
    currency: readCurrency(settings.currency),
    params: settings.params ?? {},
    maxBytes: settings.maxBytes ?? MAX_BYTES,
  };
}

function readMonth(text = '1'): number {
  const month = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (month >= 1 && month <= 12) return month;
  throw wrongAttribute('fiscal-year-start', text, 'a month, 1 to 12', 'Set fiscal-year-start="4" for April');
}

function readCurrency(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[A-Z]{3}$/.test(text)) return text;
  throw wrongAttribute('currency', text, 'three capital letters of ISO 4217', 'Set currency="EUR"');
}
