import {tableFromIPC, type Vector} from 'apache-arrow';
import {Rows} from './rows.js';

/** Takes the columns as they lie in the bytes; only amounts are made whole cents, and channels narrow. */
export function readArrow(bytes: Uint8Array, names: {who: string; day: string}): Rows {
  const table = tableFromIPC(bytes);
  const rows = new Rows();
  const column = (name: string): Vector => table.getChild(name)!;
  rows.size = table.numRows;
  rows.who = wholeOf(column(names.who));
  rows.day = wholeOf(column(names.day));
  rows.cents = centsOf(column('amount'), rows.size);
  rows.channel = Uint8Array.from(wholeOf(column('channel')));
  rows.whoNames = names.who === 'stage' ? textsOf(column('stage')) : [];
  rows.channelNames = textsOf(column('channel'));
  rows.whoCount = column(names.who).data[0]!.dictionary!.length;
  return rows;
}

function wholeOf({data, length}: Vector): Int32Array {
  if (data.length === 1) return data[0]!.values as Int32Array;
  const all = new Int32Array(length);
  let at = 0;
  for (const {values} of data) {
    all.set(values as Int32Array, at);
    at += values.length;
  }
  return all;
}

function centsOf({data}: Vector, rows: number): Int32Array {
  const cents = new Int32Array(rows);
  let row = 0;
  for (const {values} of data) {
    for (let i = 0; i < values.length; i++) cents[row++] = Math.round((values as Float64Array)[i]! * 100);
  }
  return cents;
}

function textsOf({data}: Vector): string[] {
  return [...data[0]!.dictionary!] as string[];
}
