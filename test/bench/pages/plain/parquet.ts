import {readPieces} from '../shared/parquet.js';
import {Rows} from './rows.js';

/** Texts come as strings, and are numbered by a Map. */
export async function readParquet(bytes: Uint8Array<ArrayBuffer>, names: {who: string; day: string}): Promise<Rows> {
  const rows = new Rows();
  const codes = {who: new Map<string, number>(), channel: new Map<string, number>()};
  await readPieces(bytes, [names.who, names.day, 'amount', 'channel'], (column, values, from) => {
    const until = from + values.length;
    if (until > rows.who.length) rows.reserve(Math.max(until, rows.who.length * 2));
    rows.size = Math.max(rows.size, until);
    if (column === names.day) rows.day.set(values as ArrayLike<number>, from);
    else if (column === 'amount') for (let i = 0; i < values.length; i++) rows.cents[from + i] = Math.round((values[i] as number) * 100);
    else if (column === 'channel') code(values as ArrayLike<string>, codes.channel, rows.channel, from);
    else code(values as ArrayLike<string>, codes.who, rows.who, from);
  });
  rows.whoNames = [...codes.who.keys()];
  rows.whoCount = codes.who.size;
  rows.channelNames = [...codes.channel.keys()];
  return rows;
}

function code(texts: ArrayLike<string>, known: Map<string, number>, codes: Int32Array | Uint8Array, from: number): void {
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!;
    let found = known.get(text);
    if (found === undefined) known.set(text, found = known.size);
    codes[from + i] = found;
  }
}
