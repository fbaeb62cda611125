import {nextPlace, type GridKey} from '@crm-widgets/charts';
import type {CohortResult} from '@crm-widgets/core';
import {placeOf, type CellPlace} from './cohort-cells.js';
import {AVERAGE} from './cohort-drawing.js';

/** What a key leads to: a cell, or where `period` is null the name of its row. */
export interface Stop {
  readonly from: string;
  readonly period: number | null;
}

/** Rows whose cells can have the focus. */
function rowsOf({average, cohorts}: CohortResult) {
  return [{from: AVERAGE, cells: average}, ...cohorts.filter(({size}) => size > 0)];
}

/** The cell that is asked for where it can have the focus, else the first that can. */
export function currentOf(result: CohortResult, asked: string | null = null): CellPlace | null {
  const rows = rowsOf(result);
  const place = placeOf(asked ?? '');
  if (rows.some(({from, cells}) => from === place.from && cells[place.period])) return place;
  const first = rows.find(({cells}) => cells.some(Boolean));
  return first ? {from: first.from, period: first.cells.findIndex(Boolean)} : null;
}

/** Where a key leads from a cell or from the name of its row; null where it leads nowhere. */
export function nextStop(result: CohortResult, {from, period}: Stop, pressed: GridKey): Stop | null {
  const rows = rowsOf(result).map((row) => ({from: row.from, periods: row.cells.flatMap((cell, k) => (cell ? [k] : []))}))
    .filter(({periods}) => periods.length > 0);
  const row = rows.findIndex((one) => one.from === from);
  const own = rows[row];
  if (!own) return null;
  if (period === null) return fromName(rows, row, pressed);
  const column = own.periods.indexOf(period);
  if (column === 0 && from !== AVERAGE && pressed.key === (pressed.rtl ? 'ArrowRight' : 'ArrowLeft')) return {from, period: null};
  const place = nextPlace(pressed, {row, column}, rows.map(({periods}) => periods.length));
  return place && {from: rows[place.row]!.from, period: rows[place.row]!.periods[place.column]!};
}

/** The average's name is no stop. */
function fromName(rows: readonly {from: string; periods: readonly number[]}[], row: number, {key, rtl}: GridKey): Stop | null {
  const {from, periods} = rows[row]!;
  const name = (at: number) => (rows[at] && rows[at].from !== AVERAGE ? {from: rows[at].from, period: null} : null);
  switch (key) {
    case 'ArrowUp': return name(row - 1);
    case 'ArrowDown': return name(row + 1);
    case rtl ? 'ArrowLeft' : 'ArrowRight': case 'Home': return {from, period: periods[0]!};
    case 'End': return {from, period: periods.at(-1)!};
    default: return null;
  }
}
