import {isValid} from '@crm-widgets/core';
import type {InstantColumn, NumericColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {isAny, Validity, type Flags} from './derived.js';
import {endsOnColumns} from './ends-on-columns.js';
import {isVersioned} from './version-ends.js';

/** Columns of `mrrVersions`, as long as the table of subscriptions. */
export interface MrrColumns {
  /** Which versions are rows of the fact. */
  readonly holds: Flags;
  readonly own: {
    readonly customer_id: TextColumn;
    readonly valid_from: InstantColumn;
    readonly valid_to: InstantColumn;
    /** Major units. */
    readonly mrr: NumericColumn;
    readonly seats: NumericColumn;
  };
}

/** The twin of `mrrRows`. @param metered those billed by use, and no others */
export function mrrOnColumns(from: Sources, params: Params, has: Has, metered = false): MrrColumns {
  const versions = from.table('subscriptions');
  const seats = seatsOf(versions.number('quantity'));
  const holds = areBillable(versions, params, has, metered);
  return {
    holds,
    own: {
      customer_id: versions.text('customer_id'),
      valid_from: laterOf(versions.instant('valid_from'), versions.instant('trial_end')),
      valid_to: endsOnColumns(versions, holds, params, has),
      mrr: pricesOf(versions, seats.values, params),
      seats,
    },
  };
}

function areBillable(
  versions: SourceColumns, {billable = ['active', 'past_due']}: Params, has: Has, metered: boolean,
): Flags {
  const status = versions.text('status');
  const flags = isAny(status, billable as readonly (string | null)[]);
  if (!isVersioned(has)) {
    const canceled = isAny(status, ['canceled']);
    const {valid} = versions.instant('ended_at');
    for (let row = 0; row < flags.length; row++) flags[row]! |= canceled[row]! && isValid(valid, row) ? 1 : 0;
  }
  const {values, valid} = versions.boolean('is_metered');
  for (let row = 0; row < flags.length; row++) if ((values[row] === 1 && isValid(valid, row)) !== metered) flags[row] = 0;
  return flags;
}

/** The start, or the end of a trial that is later. */
function laterOf(start: InstantColumn, trialEnd: InstantColumn): InstantColumn {
  let out: Pick<InstantColumn, 'instants' | 'days'> | null = null;
  for (let row = 0; row < start.days.length; row++) {
    const isLater = trialEnd.instants[row]! > start.instants[row]! &&
      isValid(trialEnd.valid, row) && isValid(start.valid, row);
    if (!isLater) continue;
    out ??= {instants: start.instants.slice(), days: start.days.slice()};
    out.instants[row] = trialEnd.instants[row]!;
    out.days[row] = trialEnd.days[row]!;
  }
  return out ? {type: 'instant', ...out, valid: start.valid} : start;
}

function seatsOf(quantity: NumericColumn): NumericColumn {
  const {valid} = quantity;
  if (valid === null) return quantity;
  const values = quantity.values.slice();
  for (let row = 0; row < values.length; row++) if (!isValid(valid, row)) values[row] = 1;
  return {type: 'number', values, valid: null};
}

function pricesOf(versions: SourceColumns, seats: Float64Array, {discounts = 'recurring'}: Params): NumericColumn {
  const unit = versions.number('unit_amount');
  const count = versions.number('interval_count');
  const percent = versions.number('discount_pct');
  const amount = versions.number('discount_amount');
  const isLess = discountsThat(versions.text('discount_duration'), discounts);
  const {times, over, codes} = intervalsOf(versions.text('interval'));
  const values = new Float64Array(seats.length);
  const there = new Validity(values.length);
  for (let row = 0; row < values.length; row++) {
    const isDiscounted = isLess[row] === 1;
    const off = isDiscounted && isValid(percent.valid, row) ? percent.values[row]! : 0;
    const less = isDiscounted && isValid(amount.valid, row) ? amount.values[row]! / 10_000 : 0;
    const interval = codes[row]! + 1;
    const price = (seats[row]! * (unit.values[row]! / 10_000) * (1 - off / 100) - less) * times[interval]!
      / (over[interval]! * count.values[row]!);
    if (!Number.isFinite(price) || !isValid(unit.valid, row) || !isValid(count.valid, row)) there.miss(row);
    // What is nothing in decimals of 16 digits is nothing here.
    else if (price * 1e16 >= 0.5) values[row] = price;
  }
  return {type: 'number', values, valid: there.bits};
}

/** Which discounts count, by how long they last. */
function discountsThat(duration: TextColumn, discounts: unknown): Flags {
  if (discounts === 'forever') return isAny(duration, ['forever']);
  if (discounts === 'none') return new Uint8Array(duration.codes.length);
  const flags = new Uint8Array(duration.codes.length).fill(1);
  if (discounts === 'all') return flags;
  const once = isAny(duration, ['once']);
  for (let row = 0; row < flags.length; row++) flags[row]! -= once[row]!;
  return flags;
}

/** By code + 1, what an interval's price is multiplied and divided by to be one of a month; NaN where nobody knows. */
function intervalsOf({codes, dictionary}: TextColumn) {
  const known: Readonly<Record<string, readonly [number, number]>> =
    {day: [365, 12], week: [365, 84], month: [1, 1], year: [1, 12]};
  const times = new Float64Array(dictionary.length + 1).fill(Number.NaN);
  const over = times.slice();
  dictionary.forEach((text, code) => {
    if (Object.hasOwn(known, text)) [times[code + 1], over[code + 1]] = known[text]!;
  });
  return {codes, times, over};
}
