/** Shorter runs are put in order one by one. */
const RUN = 16;

/** Sorts instants from `start` up to `end`, and with them what lies beside them; those at the same stay as they lie. */
export function sortByInstant(instants: Float64Array, beside: readonly Int32Array[], start: number, end: number): void {
  if (isSorted(instants, start, end)) return;
  const own = instants.slice(start, end);
  const order = sortedPlaces(own);
  for (let i = 0; i < order.length; i++) instants[start + i] = own[order[i]!]!;
  for (const column of beside) {
    const cells = column.slice(start, end);
    for (let i = 0; i < order.length; i++) column[start + i] = cells[order[i]!]!;
  }
}

function isSorted(instants: Float64Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (instants[i]! < instants[i - 1]!) return false;
  return true;
}

/** Places of values in their order: runs put in order one by one, then merged two by two. */
function sortedPlaces(values: Float64Array): Int32Array {
  let from = new Int32Array(values.length);
  let to = new Int32Array(values.length);
  const {length} = values;
  for (let start = 0; start < length; start += RUN) insertRun(values, from, start, Math.min(start + RUN, length));
  for (let width = RUN; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) mergeRuns(values, from, to, start, width);
    [from, to] = [to, from];
  }
  return from;
}

function insertRun(values: Float64Array, places: Int32Array, start: number, end: number): void {
  for (let place = start; place < end; place++) {
    let to = place;
    for (; to > start && values[places[to - 1]!]! > values[place]!; to--) places[to] = places[to - 1]!;
    places[to] = place;
  }
}

function mergeRuns(values: Float64Array, from: Int32Array, to: Int32Array, start: number, width: number): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  let [left, right] = [start, middle];
  for (let i = start; i < end; i++) {
    const isRight = left === middle || (right < end && values[from[right]!]! < values[from[left]!]!);
    to[i] = isRight ? from[right++]! : from[left++]!;
  }
}
