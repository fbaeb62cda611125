import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, Sources, TypedColumn} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {nextOf, ratedOnColumns} from './answers-on-columns.js';
import {Validity} from './derived.js';
import {mrrOnColumns, type MrrColumns} from './mrr-on-columns.js';
import {answerParams} from './survey-answers.js';
import {PASSIVE, PROMOTER} from './survey-params.js';

const standings = ['promoter', 'passive', 'detractor'];
const DAY_MS = 86_400_000;

interface Moment {
  readonly at: number;
  readonly day: number;
}

interface Standing {
  readonly customer: number;
  readonly from: Moment;
  readonly to: Moment | null;
  readonly standing: number;
  readonly mrr?: number;
}

/** The twin of `accountStandings`. */
export function standingsOnColumns(from: Sources, params: Params, has: Has): DerivedRows {
  const {dictionary} = from.table('surveys').text('customer_id');
  const all = [...changesByCustomer(from, params)].flatMap(([customer, changes]) => standingsOf(customer, changes));
  if (!params.ofRevenue) return columnsOf(all, dictionary, {});
  const rows = ofRevenue(all, dictionary, mrrOnColumns(from, params, has));
  return columnsOf(rows, dictionary, {mrr: {type: 'number', values: Float64Array.from(rows, ({mrr}) => mrr!), valid: null}});
}

interface Change extends Moment {
  readonly person: 1 | -1;
  readonly stance: number;
}

/** When answers come to count, and when they no longer do, before as-of. */
function changesByCustomer(from: Sources, params: Params): Map<number, Change[]> {
  const surveys = from.table('surveys');
  const {holds, rate} = ratedOnColumns(from, answerParams(params));
  const customers = surveys.text('customer_id').codes;
  const people = surveys.text('person_id');
  const [responded, score] = [surveys.instant('responded_at'), surveys.number('score').values];
  const counts = (row: number) => holds[row] === 1 && isValid(rate.valid, row) && customers[row]! >= 0;
  const asked = Float64Array.from(customers, (code, row) => code * (people.dictionary.length + 1) + people.codes[row]! + 1);
  const next = nextOf(asked, responded, counts);
  const days = Number(params.lookbackDays);
  const changes = new Map<number, Change[]>();
  for (let row = 0; row < customers.length; row++) {
    if (!counts(row)) continue;
    const start = {at: responded.instants[row]!, day: responded.days[row]!};
    const last = {at: start.at + days * DAY_MS, day: start.day + days};
    const isReplaced = isValid(next.valid, row) && next.days[row]! <= last.day;
    const end = isReplaced ? {at: next.instants[row]!, day: next.days[row]!} : last;
    if (end.day <= start.day) continue;
    const own = changes.get(customers[row]!) ?? [];
    changes.set(customers[row]!, own);
    const stance = score[row]! >= PROMOTER ? 1 : score[row]! >= PASSIVE ? 0 : -1;
    own.push({...start, person: 1, stance});
    if (end.at < from.asOf.instant) own.push({...end, person: -1, stance: -stance});
  }
  return changes;
}

function standingsOf(customer: number, changes: Change[]): Standing[] {
  const moves: (Moment & {readonly people: number; readonly balance: number})[] = [];
  let [people, balance] = [0, 0];
  for (const {at, day, person, stance} of changes.sort((a, b) => a.day - b.day || a.at - b.at)) {
    people += person;
    balance += stance;
    if (moves.at(-1)?.day === day) moves.pop();
    moves.push({at, day, people, balance});
  }
  return moves.flatMap(({people: asked, balance: sum, ...from}, i): Standing[] =>
    (asked === 0 ? [] : [{customer, from, to: moves[i + 1] ?? null, standing: 1 - Math.sign(sum)}]));
}

/** Standings while their accounts pay; of two instants the one whose day is decisive. */
function ofRevenue(all: readonly Standing[], customers: readonly string[], {holds, own}: MrrColumns): Standing[] {
  const placeOf = new Map(own.customer_id.dictionary.map((id, code) => [id, code]));
  const versions: number[][] = own.customer_id.dictionary.map(() => []);
  own.customer_id.codes.forEach((code, row) => {
    const pays = holds[row] === 1 && isValid(own.mrr.valid, row) && own.mrr.values[row]! > 0;
    if (pays) versions[code]?.push(row);
  });
  return all.flatMap((one) => (versions[placeOf.get(customers[one.customer]!) ?? -1] ?? []).flatMap((row): Standing[] => {
    const [start, end] = [momentOf(own.valid_from, row), momentOf(own.valid_to, row)];
    const overlaps = start !== null && (one.to === null || start.day < one.to.day) && (end === null || end.day > one.from.day);
    if (!overlaps) return [];
    return [{
      ...one, mrr: own.mrr.values[row]!, from: start.day > one.from.day ? start : one.from,
      to: one.to === null || (end !== null && end.day < one.to.day) ? end : one.to,
    }];
  }));
}

function momentOf({instants, days, valid}: InstantColumn, row: number): Moment | null {
  return isValid(valid, row) ? {at: instants[row]!, day: days[row]!} : null;
}

function columnsOf(
  rows: readonly Standing[], dictionary: readonly string[], more: Readonly<Record<string, TypedColumn>>,
): DerivedRows {
  return {
    rows: rows.length, baseRows: null,
    own: {
      customer_id: {type: 'id', codes: Int32Array.from(rows, ({customer}) => customer), dictionary},
      valid_from: instantsOf(rows.map(({from}) => from)), valid_to: instantsOf(rows.map(({to}) => to)),
      standing: {type: 'text', codes: Int32Array.from(rows, ({standing}) => standing), dictionary: standings}, ...more,
    },
  };
}

function instantsOf(moments: readonly (Moment | null)[]): InstantColumn {
  const there = new Validity(moments.length);
  moments.forEach((moment, row) => moment ?? there.miss(row));
  return {
    type: 'instant', instants: Float64Array.from(moments, (moment) => moment?.at ?? 0),
    days: Int32Array.from(moments, (moment) => moment?.day ?? 0), valid: there.bits,
  };
}
