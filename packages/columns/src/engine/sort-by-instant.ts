/** Shorter runs are put in order one by one. */
const RUN = 16;
let spare = new Int32Array(0);

/** Sorts places of `order`, from `start` up to `end`, by their instants; those at the same stay as they lie. */
export function sortByInstant(order: Int32Array, instants: Float64Array, start: number, end: number): void {
  if (isSorted(order, instants, start, end)) return;
  for (let from = start; from < end; from += RUN) insertInto(order, instants, from, Math.min(from + RUN, end));
  if (spare.length < end - start) spare = new Int32Array(end - start);
  for (let width = RUN; width < end - start; width *= 2) {
    for (let from = start; from + width < end; from += 2 * width) {
      merge(order, instants, from, from + width, Math.min(from + 2 * width, end));
    }
  }
}

function isSorted(order: Int32Array, instants: Float64Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (instants[order[i]!]! < instants[order[i - 1]!]!) return false;
  return true;
}

function insertInto(order: Int32Array, instants: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const place = order[i]!;
    const instant = instants[place]!;
    let to = i;
    for (; to > start && instants[order[to - 1]!]! > instant; to--) order[to] = order[to - 1]!;
    order[to] = place;
  }
}

function merge(order: Int32Array, instants: Float64Array, start: number, middle: number, end: number): void {
  const left = middle - start;
  spare.set(order.subarray(start, middle));
  for (let to = start, a = 0, b = middle; a < left; to++) {
    const takeRight = b < end && instants[order[b]!]! < instants[spare[a]!]!;
    order[to] = takeRight ? order[b++]! : spare[a++]!;
  }
}
