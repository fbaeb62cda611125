import {knownSlots, type Answer, type Attribution, type MeasureQuery} from '@crm-widgets/core';
import {NO_DAY} from './day-index.js';
import {Sums, type Cutting} from './entity-sums.js';
import type {FactRows} from './fact-rows.js';
import {labelsOf} from './groups.js';
import {MeasureAnswer} from './measure-answer.js';
import {endDays} from './placing.js';
import {filterOwn} from './row-filter.js';

type At = Extract<Attribution, {kind: 'daily'}>;

interface Loss {
  readonly day: number;
  readonly lost: number;
  readonly rate: number;
}

/** Days on which something was lost, each with how much of how much. */
export function answerDaily(query: MeasureQuery, at: At, rows: FactRows, {mask, by, groups}: Cutting): Answer {
  const losses = lossesOf(rows, at, mask, groups.codes);
  const answer = new MeasureAnswer(query);
  for (const {i, from, until} of knownSlots(query.windows, query.asOf)) {
    for (const [group, days] of losses) {
      const sums = new Sums(['lost', 'rate'], query);
      for (const {day, lost, rate} of days) if (day >= from && day < until) sums.add(lost, rate);
      if (sums.count > 0) answer.add(i, labelsOf(by, groups, group), sums.answer());
    }
  }
  return answer.finish();
}

/** By group, in order of days. */
function lossesOf(rows: FactRows, at: At, mask: Uint8Array | null, groupOf: Int32Array): Map<number, Loss[]> {
  const isLost = new Uint8Array(rows.rows).fill(1);
  filterOwn(rows, isLost, at.lost);
  const [from, to] = [rows.days(at.from).days, endDays(rows, at.to)];
  const turns = new Map<number, Map<number, {change: number; lost: number}>>();
  const turn = (row: number, day: number, change: number, lost: number) => {
    if (day === NO_DAY) return;
    const group = groupOf[row] ?? 0;
    const days = turns.get(group) ?? new Map<number, {change: number; lost: number}>();
    turns.set(group, days);
    const known = days.get(day) ?? {change: 0, lost: 0};
    days.set(day, {change: known.change + change, lost: known.lost + lost});
  };
  for (let row = 0; row < rows.rows; row++) {
    if (mask && mask[row] === 0) continue;
    turn(row, from[row]!, isLost[row] ? 0 : 1, isLost[row]!);
    if (!isLost[row]) turn(row, to[row]!, -1, 0);
  }
  return new Map([...turns].map(([group, days]) => [group, shares(days)]));
}

function shares(turns: ReadonlyMap<number, {change: number; lost: number}>): Loss[] {
  const losses: Loss[] = [];
  let active = 0;
  for (const [day, {change, lost}] of [...turns].sort(([a], [b]) => a - b)) {
    if (lost > 0 && active > 0) losses.push({day, lost, rate: lost / active});
    active += change;
  }
  return losses;
}
