import {isValid} from '@crm-widgets/core';
import type {InstantColumn, SourceColumns} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {firstKnown, isAny, Validity, type Flags} from './derived.js';
import {isVersioned} from './version-ends.js';

const DAY = 86_400_000;

/** When versions stop to count; the twin of `endOf`. */
export function endsOnColumns(versions: SourceColumns, holds: Flags, params: Params, has: Has): InstantColumn {
  const ended = firstKnown(versions.instant('valid_to'), versions.instant('ended_at'));
  const churned = churnedAt(versions, holds, ended, params);
  const {pastDueGraceDays} = params;
  if (pastDueGraceDays == null || !isVersioned(has)) return churned;
  return withGrace(versions, ended, churned, Number(pastDueGraceDays));
}

function churnedAt(versions: SourceColumns, holds: Flags, ended: InstantColumn, {churnAt}: Params): InstantColumn {
  if (churnAt === 'requested') {
    const asked = versions.instant('cancel_requested_at');
    return replaced(ended, asked, (row) => isValid(asked.valid, row) &&
      (!isValid(ended.valid, row) || asked.instants[row]! < ended.instants[row]!));
  }
  if (churnAt === 'service_end') {
    const term = versions.instant('term_end');
    const {codes} = versions.text('subscription_id');
    const last = lastDays(codes, holds, ended);
    return replaced(ended, term, (row) => isValid(term.valid, row) && isValid(ended.valid, row) &&
      ended.days[row]! >= last.get(codes[row]!)! && term.days[row]! > ended.days[row]!);
  }
  return ended;
}

/** The day on which the last version of each subscription ends, of those that count. */
function lastDays(codes: Int32Array, holds: Flags, ended: InstantColumn): Map<number, number> {
  const last = new Map<number, number>();
  for (let row = 0; row < codes.length; row++) {
    if (!holds[row]) continue;
    const day = isValid(ended.valid, row) ? ended.days[row]! : Infinity;
    last.set(codes[row]!, Math.max(last.get(codes[row]!) ?? -Infinity, day));
  }
  return last;
}

function withGrace(versions: SourceColumns, ended: InstantColumn, churned: InstantColumn, graceDays: number): InstantColumn {
  const from = versions.instant('valid_from');
  const late = lateDays(versions, ended, from);
  const instants = new Float64Array(late.length);
  const days = new Int32Array(late.length);
  for (let row = 0; row < late.length; row++) {
    days[row] = late[row]! + graceDays;
    instants[row] = from.instants[row]! + (days[row]! - from.days[row]!) * DAY;
  }
  return replaced(churned, {type: 'instant', instants, days, valid: null}, (row) => !Number.isNaN(late[row]!) &&
    (!isValid(churned.valid, row) || churned.days[row]! > days[row]!));
}

/** The day from which on versions are past due without a break; NaN for those that are not. */
function lateDays(versions: SourceColumns, ended: InstantColumn, from: InstantColumn): Float64Array {
  const isLate = isAny(versions.text('status'), ['past_due']);
  const {codes} = versions.text('subscription_id');
  const late = new Float64Array(codes.length).fill(Number.NaN);
  const rows = Array.from(codes.keys()).filter((row) => isLate[row] === 1 && isValid(from.valid, row)).sort((a, b) =>
    codes[a]! - codes[b]! || from.days[a]! - from.days[b]! || from.instants[a]! - from.instants[b]!);
  let end = -Infinity;
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before === undefined || codes[before] !== codes[row]) end = -Infinity;
    late[row] = end >= from.days[row]! ? late[before!]! : from.days[row]!;
    end = Math.max(end, isValid(ended.valid, row) ? ended.days[row]! : Infinity);
  });
  return late;
}

/** Another instant for the rows that hold. */
function replaced(column: InstantColumn, by: InstantColumn, holds: (row: number) => boolean): InstantColumn {
  const [instants, days] = [column.instants.slice(), column.days.slice()];
  const there = new Validity(days.length);
  for (let row = 0; row < days.length; row++) {
    if (holds(row)) [instants[row], days[row]] = [by.instants[row]!, by.days[row]!];
    else if (!isValid(column.valid, row)) there.miss(row);
  }
  return {type: 'instant', instants, days, valid: there.bits};
}
