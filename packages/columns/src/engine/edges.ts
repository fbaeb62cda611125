import {isValid, knownSlots, type Answer, type Attribution, type MeasureQuery, type NumericColumn} from '@crm-widgets/core';
import {numeric} from './aggregates.js';
import type {Combos, Dimension} from './dimension.js';
import type {FactRows} from './fact-rows.js';
import {eachGroup, labelsOf} from './groups.js';
import {MeasureAnswer} from './measure-answer.js';
import {selector} from './placing.js';
import {Decimal} from './sums.js';

type At = Extract<Attribution, {kind: 'edges'}>;

interface Cutting {
  readonly mask: Uint8Array | null;
  readonly by: readonly Dimension[];
  readonly groups: Combos;
}

/** Entities worth something at the start of a window, with what their rows come to there and at its end. */
export function answerFromEdges(query: MeasureQuery, at: At, rows: FactRows, {mask, by, groups}: Cutting): Answer {
  if (rows.plan.lasting !== undefined) throw new RangeError('what lasts so many days is worth nothing at an edge');
  const edge = (named: 'start' | 'end', own: Uint8Array | null) =>
    selector(rows, {kind: 'state', from: at.from, to: at.to, edge: named}, own);
  const [atStart, atEnd] = [edge('start', mask), edge('end', null)];
  const {codes, labels} = rows.entity(at.entity);
  const value = numeric(rows, at.value);
  const [started, ended] = [new Worth(codes, labels.length, value), new Worth(codes, labels.length, value)];
  const answer = new MeasureAnswer(query);
  for (const slot of knownSlots(query.windows, query.asOf)) {
    ended.take(atEnd(slot).rows);
    eachGroup(atStart(slot), groups, (group, {rows: picked}) => {
      started.take(picked);
      const sums = summed(started, ended);
      if (sums.count === 0) return;
      answer.add(slot.i, labelsOf(by, groups, group), query.measures.map(({aggregate}) => found(sums, aggregate)));
    });
  }
  return answer.finish();
}

interface Sums {
  readonly count: number;
  readonly start: Decimal;
  readonly end: Decimal;
  readonly lesser: Decimal;
}

function summed(started: Worth, ended: Worth): Sums {
  const sums = {start: new Decimal(), end: new Decimal(), lesser: new Decimal()};
  let count = 0;
  for (const entity of started.entities) {
    const [start, end] = [started.of[entity]!, ended.of[entity]!];
    if (start <= 0) continue;
    count++;
    sums.start.add(start);
    sums.end.add(end);
    sums.lesser.add(Math.min(start, end));
  }
  return {count, ...sums};
}

function found(sums: Sums, aggregate: MeasureQuery['measures'][number]['aggregate']): number {
  if (aggregate.kind !== 'sum') return sums.count;
  const {column} = aggregate;
  if (column === 'start' || column === 'end' || column === 'lesser') return sums[column].written();
  throw new RangeError(`no sum ${column} at the edges`);
}

/** What rows come to by entity, in major units; 0 for those without any. */
class Worth {
  readonly of: Float64Array;
  entities: number[] = [];
  readonly #there: Uint8Array;

  constructor(private readonly codes: Int32Array, size: number, private readonly value: NumericColumn) {
    this.of = new Float64Array(size);
    this.#there = new Uint8Array(size);
  }

  take(rows: Int32Array): void {
    for (const entity of this.entities) this.of[entity] = this.#there[entity] = 0;
    this.entities = [];
    const {type, values, valid} = this.value;
    const unit = type === 'money' ? 10_000 : 1;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const entity = this.codes[row]!;
      if (entity < 0) continue;
      if (this.#there[entity] === 0) this.entities.push(entity);
      this.#there[entity] = 1;
      if (isValid(valid, row)) this.of[entity]! += values[row]! / unit;
    }
  }
}
