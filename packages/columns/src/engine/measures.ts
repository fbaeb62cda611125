import {
  knownSlots, ownFilter, sharedFilter, type Answer, type Attribution, type MeasureQuery, type Slot, type Where,
} from '@crm-widgets/core';
import {meterOf} from './aggregates.js';
import {MeasureAnswer} from './measure-answer.js';
import type {FactRows} from './fact-rows.js';
import {eachGroup, groupsOf, labelsOf} from './groups.js';
import {selector, type Selection} from './placing.js';
import {filterOwn, filterRows} from './row-filter.js';

/** Answers a measure query by looking at every row. */
export function answerFromRows(query: MeasureQuery, rows: FactRows): Answer {
  const shared = sharedFilter(query.measures.map(({filter}) => filter));
  const by = query.by.map((named) => rows.dimension(named));
  const groups = groupsOf(by, rows.rows);
  const mask = maskOf(rows, query.where, shared);
  const answer = new MeasureAnswer(query);
  const slots = knownSlots(query.windows, query.asOf);
  if (query.at.kind === 'kept') {
    const kept = keptOf(rows, query.at, mask, groups.codes);
    for (const slot of slots) {
      eachGroup(kept.started(slot), groups, (group, selection) => {
        const count = kept.stayed(slot, group, selection.rows);
        if (count > 0) answer.add(slot.i, labelsOf(by, groups, group), query.measures.map(() => count));
      });
    }
    return answer.finish();
  }
  const meters = query.measures.map(({aggregate, filter}) => meterOf(rows, aggregate, ownFilter(filter, shared)));
  const select = selector(rows, query.at, mask);
  for (const slot of slots) {
    eachGroup(select(slot), groups, (group, selection) => {
      answer.add(slot.i, labelsOf(by, groups, group), meters.map((meter) => meter(selection)));
    });
  }
  return answer.finish();
}

/** 1 for each row that a query looks at; null where it looks at all. */
export function maskOf(rows: FactRows, where: Where, own: Where): Uint8Array | null {
  if (Object.keys(where).length + Object.keys(own).length === 0) return null;
  const mask = new Uint8Array(rows.rows).fill(1);
  filterRows(rows, mask, where);
  filterOwn(rows, mask, own);
  return mask;
}

interface Kept {
  /** Rows in force at the start of a window. */
  started(slot: Slot): Selection;
  /** Of the entities of rows of a group how many are there at the window's end too. */
  stayed(slot: Slot, group: number, started: Int32Array): number;
}

/**
 * Entities of the groups they were in at the start, kept if any version of theirs is in force at the end. Versions that
 * all last as long are looked at within their group, as the rows that are filtered.
 */
function keptOf(rows: FactRows, at: Extract<Attribution, {kind: 'kept'}>, mask: Uint8Array | null, groupOf: Int32Array): Kept {
  const {codes, labels} = rows.entity(at.entity);
  const isLasting = rows.plan.lasting !== undefined;
  const edge = (named: 'start' | 'end', own: Uint8Array | null) => selector(rows, {kind: 'state', from: at.from, to: at.to, edge: named}, own);
  const [atStart, atEnd] = [edge('start', mask), edge('end', isLasting ? mask : null)];
  const seen = new Int32Array(labels.length);
  let marks = 0;
  return {
    started: atStart,
    stayed(slot, group, started) {
      const isThere = ++marks;
      for (const row of atEnd(slot).rows) {
        if (codes[row]! >= 0 && (!isLasting || (groupOf[row] ?? 0) === group)) seen[codes[row]!] = isThere;
      }
      const isCounted = ++marks;
      let count = 0;
      for (const row of started) {
        if (codes[row]! < 0 || seen[codes[row]!] !== isThere) continue;
        seen[codes[row]!] = isCounted;
        count++;
      }
      return count;
    },
  };
}
