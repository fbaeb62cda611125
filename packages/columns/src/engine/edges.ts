import {isValid, knownSlots, type Answer, type Attribution, type MeasureQuery, type Slot} from '@crm-widgets/core';
import {numeric} from './aggregates.js';
import {answerDaily} from './daily.js';
import type {Combos} from './dimension.js';
import {Sums, Worth, type Cutting} from './entity-sums.js';
import type {FactRows} from './fact-rows.js';
import {eachGroup, groupsOf, labelsOf} from './groups.js';
import {MeasureAnswer} from './measure-answer.js';
import {maskOf} from './measures.js';
import {selector, type Select} from './placing.js';

const edgeSums = ['start', 'end', 'lesser'];
const moves = ['new', 'reactivation', 'expansion', 'contraction', 'churn'];

type At = Extract<Attribution, {kind: 'edges' | 'moved'}>;

/** Answers a query about entities at two edges of a window, or day by day. */
export function answerEntities(query: MeasureQuery, rows: FactRows): Answer {
  rows.checkNames(query.by, query.where);
  const by = query.by.map((named) => rows.dimension(named));
  const cutting = {mask: maskOf(rows, query.where, {}), by, groups: groupsOf(by, rows.rows)};
  if (query.at.kind === 'daily') return answerDaily(query, query.at, rows, cutting);
  if (query.at.kind !== 'edges' && query.at.kind !== 'moved') throw new RangeError(`no entities are ${query.at.kind}`);
  if (rows.plan.lasting !== undefined) throw new RangeError('what lasts so many days is worth nothing at an edge');
  return query.at.kind === 'edges' ? fromEdges(query, query.at, rows, cutting) : fromMoves(query, query.at, rows, cutting);
}

/** Entities worth something at the start of a window, with what their rows come to there and at its end. */
function fromEdges(query: MeasureQuery, at: At, rows: FactRows, {mask, by, groups}: Cutting): Answer {
  const [atStart, atEnd] = [edge(rows, at, 'start', mask), edge(rows, at, 'end', null)];
  const [started, ended] = [worthOf(rows, at), worthOf(rows, at)];
  const answer = new MeasureAnswer(query);
  for (const slot of knownSlots(query.windows, query.asOf)) {
    ended.take(atEnd(slot).rows);
    eachGroup(atStart(slot), groups, (group, {rows: picked}) => {
      const sums = new Sums(edgeSums, query);
      for (const entity of started.take(picked).entities) {
        const [start, end] = [started.of[entity]!, ended.of[entity]!];
        if (start > 0) sums.add(start, end, Math.min(start, end));
      }
      if (sums.count > 0) answer.add(slot.i, labelsOf(by, groups, group), sums.answer());
    });
  }
  return answer.finish();
}

/** Entities worth something at either edge of a window, with how they moved from one to the other. */
function fromMoves(query: MeasureQuery, at: At, rows: FactRows, {mask, by, groups}: Cutting): Answer {
  const [atStart, atEnd] = (['start', 'end'] as const).map((named) => edge(rows, at, named, mask));
  const [allAtStart, allAtEnd] = (['start', 'end'] as const).map((named) => edge(rows, at, named, null));
  const first = firstDays(rows, at);
  const [picked, before, after] = [worthOf(rows, at), worthOf(rows, at), worthOf(rows, at)];
  const answer = new MeasureAnswer(query);
  for (const slot of knownSlots(query.windows, query.asOf)) {
    before.take(allAtStart!(slot).rows);
    after.take(allAtEnd!(slot).rows);
    const found = new Map<number, Sums>();
    const add = (group: number, entity: number, start: number, end: number) => {
      const sums = found.get(group) ?? new Sums(moves, query);
      const kind = kindOf(start, end, first[entity]! < slot.from);
      sums.add(...moves.map((one) => (one === kind ? end - start : 0)));
      found.set(group, sums);
    };
    eachOf(atStart!, slot, groups, picked, (group, entity, worth) => add(group, entity, worth, after.of[entity]!));
    eachOf(atEnd!, slot, groups, picked, (group, entity, worth) => {
      if (before.of[entity]! <= 0) add(group, entity, 0, worth);
    });
    for (const [group, sums] of found) answer.add(slot.i, labelsOf(by, groups, group), sums.answer());
  }
  return answer.finish();
}

function kindOf(start: number, end: number, isBack: boolean): string {
  if (start === 0) return isBack ? 'reactivation' : 'new';
  if (end <= 0) return 'churn';
  return end > start ? 'expansion' : 'contraction';
}

/** Entities by group, worth something at an edge. */
function eachOf(
  at: Select, slot: Slot, groups: Combos, worth: Worth, take: (group: number, entity: number, worth: number) => void,
): void {
  eachGroup(at(slot), groups, (group, {rows}) => {
    for (const entity of worth.take(rows).entities) if (worth.of[entity]! > 0) take(group, entity, worth.of[entity]!);
  });
}

function edge(rows: FactRows, at: At, named: 'start' | 'end', mask: Uint8Array | null): Select {
  return selector(rows, {kind: 'state', from: at.from, to: at.to, edge: named}, mask);
}

function worthOf(rows: FactRows, at: At): Worth {
  const {codes, labels} = rows.entity(at.entity);
  return new Worth(codes, labels.length, numeric(rows, at.value));
}

/** The day from which on an entity was worth something for the first time. */
function firstDays(rows: FactRows, at: At): Int32Array {
  const {codes, labels} = rows.entity(at.entity);
  const {values, valid} = numeric(rows, at.value);
  const {days} = rows.days(at.from);
  const first = new Int32Array(labels.length).fill(0x7fffffff);
  for (let row = 0; row < codes.length; row++) {
    const entity = codes[row]!;
    if (entity >= 0 && values[row]! > 0 && isValid(valid, row)) first[entity] = Math.min(first[entity]!, days[row]!);
  }
  return first;
}
