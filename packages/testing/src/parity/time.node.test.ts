import {ColumnsEngine, readRows, type TypedTable} from '@crm-widgets/columns';
import {dayFromIso, readAsOf, Zone, type Grain, type KpiResult, type TableName} from '@crm-widgets/core';
import {metricIds} from '@crm-widgets/metrics';
import {findDerived} from '@crm-widgets/metrics/facts';
import type {Source} from '@crm-widgets/runtime';
import {askKpi} from '@crm-widgets/runtime/compute';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {makeCompany, type Row} from '../company/index.js';
import {sourceOf, type BusinessPlan} from './node-view.js';

// metrics.md 0.1, of every metric there is; what one period is, is told in core.

const company = makeCompany({seed: 4, months: 16, from: '2023-01-01'});
const monday: BusinessPlan = {weekStart: 'monday', fiscalYearStart: 1};

type Moved = (instant: string) => string;

/** The company as its files would be in a zone: every moment moved, days as they are. */
function seenFrom(zone: string, moved: Moved = (instant) => instant, plan = monday): Source {
  const tables = new Map(Object.entries(company).map(([name, rows]) => [name as TableName, tableOf(name as TableName, rows, zone, moved)]));
  const engine = new ColumnsEngine(findDerived, {declared: new Set(tables.keys()), read: tables});
  const at = {zone, asOf: readAsOf('2024-05-01', new Zone(zone)), currency: 'EUR'};
  return sourceOf(at, plan, {tables}, async (query) => engine.run(query));
}

function tableOf(name: TableName, rows: readonly Row[], zone: string, moved: Moved): TypedTable {
  const written = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) =>
    [column, typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? moved(value) : value])));
  return readRows({candidates: [name], columns: {}, zone, currency: 'EUR', maxBytes: 1e9}, written);
}

async function resultOf(metric: string, source: Source, grain: Grain = 'month', period = 'last-4-months'): Promise<KpiResult> {
  const {result} = await askKpi(source, {metric, grain, period, compare: 'year'}, {signal: new AbortController().signal});
  return result;
}

const later = (hours: number): Moved => (instant) => new Date(Date.parse(instant) - hours * 3_600_000).toISOString();

describe('the visitor', () => {
  const utc = seenFrom('UTC');

  it('has a company to look at of which every metric knows a number', async () => {
    for (const metric of metricIds) expect([metric, (await resultOf(metric, utc)).current.value]).not.toEqual([metric, null]);
  });

  const before = process.env.TZ;
  afterAll(() => { process.env.TZ = before ?? 'UTC'; });

  for (const [place, offset] of [['Pacific/Kiritimati', -840], ['America/St_Johns', 210], ['Asia/Kathmandu', -345]] as const) {
    it(`in ${place} sees what one in UTC sees, in rows read there as well`, async () => {
      const home = await Promise.all(metricIds.map((metric) => resultOf(metric, utc)));
      process.env.TZ = place;
      expect(new Date('2024-01-15').getTimezoneOffset()).toBe(offset);
      const away = seenFrom('UTC');
      for (const [i, metric] of metricIds.entries()) expect([metric, await resultOf(metric, away)]).toEqual([metric, home[i]]);
    });
  }

  it('is not asked for a language', async () => {
    const asked: string[] = [];
    for (const name of ['DateTimeFormat', 'NumberFormat', 'Collator', 'PluralRules'] as const) {
      const real = Intl[name] as new (...args: unknown[]) => object;
      vi.spyOn(Intl, name).mockImplementation(function (...args: unknown[]) {
        if (args[0] === undefined) asked.push(name);
        return new real(...args);
      } as never);
    }
    for (const name of ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase'] as const) {
      vi.spyOn(String.prototype, name).mockImplementation(() => { throw new Error(name); });
    }
    try {
      const source = seenFrom('Europe/Paris');
      for (const metric of metricIds) await resultOf(metric, source);
    } finally {
      vi.restoreAllMocks();
    }
    expect(asked).toEqual([]);
  });
});

describe('rows and zone moved together', () => {
  const places: readonly [string, number][] = [['Etc/GMT-14', 14], ['Etc/GMT+12', -12], ['Asia/Kathmandu', 5.75]];
  for (const [zone, hours] of places) {
    it(`leave every metric as it is: ${zone}`, async () => {
      const [utc, moved] = [seenFrom('UTC'), seenFrom(zone, later(hours))];
      for (const metric of metricIds) {
        expect([metric, await resultOf(metric, moved)]).toEqual([metric, await resultOf(metric, utc)]);
      }
    });
  }
});

describe('days of 23 and 25 hours', () => {
  /** The same clock of the same local day; where clocks skip it, as much later. */
  function onTheClock(name: string): Moved {
    const zone = new Zone(name);
    return (instant) => {
      const start = zone.startOf(dayFromIso(instant.slice(0, 10))!);
      const wanted = Date.parse(instant);
      const first = wanted - zone.offsetAt(start);
      return new Date(wanted - zone.offsetAt(first)).toISOString();
    };
  }
  /** Whose numbers are of time that passed, an hour more or less of which is meant. */
  const timed = new Set(['average-handle-time', 'first-response-time', 'resolution-time', 'sales-cycle', 'pipeline-velocity']);

  for (const zone of ['America/New_York', 'Asia/Beirut', 'Australia/Lord_Howe']) {
    it(`are days as others are: ${zone}`, async () => {
      const [utc, local] = [seenFrom('UTC'), seenFrom(zone, onTheClock(zone))];
      for (const metric of metricIds) {
        if (timed.has(metric)) continue;
        expect([metric, await resultOf(metric, local)]).toEqual([metric, await resultOf(metric, utc)]);
      }
    });
  }
});

describe('weeks from Sunday and years from April', () => {
  const edgesOf = ({series}: KpiResult) => series.map(({from, until}) => [from, until]);
  let source: Source;
  beforeAll(() => { source = seenFrom('America/New_York', undefined, {weekStart: 'sunday', fiscalYearStart: 4}); });

  const frames: readonly [string, Grain, string, [string, string][]][] = [
    ['weeks before Wednesday 1 May 2024', 'week', 'last-2-weeks', [['2024-04-14', '2024-04-21'], ['2024-04-21', '2024-04-28']]],
    ['the week of the change of clocks', 'week', '2024-03-10..2024-03-16', [['2024-03-10', '2024-03-17']]],
    ['the fiscal year that starts in 2023', 'year', '2023', [['2023-04-01', '2024-04-01']]],
    ['its last quarter', 'quarter', '2023-Q4', [['2024-01-01', '2024-04-01']]],
    ['the last fiscal quarters', 'quarter', 'last-2-quarters', [['2023-10-01', '2024-01-01'], ['2024-01-01', '2024-04-01']]],
  ];
  for (const [name, grain, period, edges] of frames) {
    it(`have their edges right for every metric: ${name}`, async () => {
      for (const metric of metricIds) {
        expect([metric, edgesOf(await resultOf(metric, source, grain, period))]).toEqual([metric, edges]);
      }
    });
  }

  it('add up to the same whole', async () => {
    const sum = (result: KpiResult) => result.series.reduce((total, {value}) => total + (value ?? 0), 0);
    const year = await resultOf('revenue', source, 'year', '2023');
    for (const grain of ['day', 'month', 'quarter'] as const) {
      expect(sum(await resultOf('revenue', source, grain, '2023-04-01..2024-03-31'))).toBeCloseTo(year.current.value!, 6);
    }
  });
});
