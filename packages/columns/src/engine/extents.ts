import type {Answer, ExtentQuery} from '@crm-widgets/core';
import type {FactRows} from './fact-rows.js';
import {maskOf} from './measures.js';

/** Answers an extent query. */
export function answerExtent(query: ExtentQuery, rows: FactRows): Answer {
  const {days} = rows.days(query.column);
  const mask = maskOf(rows, query.where, {});
  let [first, last, count] = [Infinity, -Infinity, 0];
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day >= query.asOf.day || (mask && mask[row] === 0)) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
    count++;
  }
  return {rows: 1, columns: {first: [count > 0 ? first : null], last: [count > 0 ? last : null], rows: [count]}};
}
