/**
 * For each pair of sets in their order, how many members of the one that are in none before it are in the other too.
 *
 * @param sets of as many words each, a bit for a member
 * @returns by first set times their number plus second set; 0 where the second comes before the first
 */
export function commonOfNewcomers(sets: readonly Uint32Array[]): Int32Array {
  const {length} = sets;
  const counts = new Int32Array(length * length);
  const newcomers = new Newcomers(sets[0]?.length ?? 0);
  for (let k = 0; k < length; k++) {
    newcomers.takeFrom(sets[k]!);
    for (let p = k; p < length; p++) counts[k * length + p] = newcomers.commonWith(sets[p]!);
  }
  return counts;
}

/** Words that are counted together; of more than 30 a byte could not hold the sum. */
const MOST_TOGETHER = 28;

/** Members of a set that were in none before: the words with any, for most of those that came together lie side by side. */
class Newcomers {
  readonly #seen: Uint32Array;
  /** One more than there are, so that words can be taken by two. */
  readonly #places: Int32Array;
  readonly #fresh: Uint32Array;
  #filled = 0;

  constructor(words: number) {
    this.#seen = new Uint32Array(words);
    this.#places = new Int32Array(words + 1);
    this.#fresh = new Uint32Array(words + 1);
  }

  takeFrom(set: Uint32Array): void {
    const [seen, places, words] = [this.#seen, this.#places, this.#fresh];
    let filled = 0;
    for (let word = 0; word < set.length; word++) {
      const fresh = set[word]! & ~seen[word]!;
      seen[word]! |= fresh;
      places[filled] = word;
      words[filled] = fresh;
      // 1 for any bit: a branch that is taken at random costs more than all the rest.
      filled += (fresh | -fresh) >>> 31;
    }
    places[filled] = words[filled] = 0;
    this.#filled = filled;
  }

  commonWith(other: Uint32Array): number {
    const [places, words, filled] = [this.#places, this.#fresh, this.#filled];
    let size = 0;
    for (let from = 0; from < filled; from += MOST_TOGETHER) {
      const until = Math.min(filled, from + MOST_TOGETHER);
      let bytes = 0;
      for (let i = from; i < until; i += 2) {
        const nibbles = bitsByFour(words[i]! & other[places[i]!]!) + bitsByFour(words[i + 1]! & other[places[i + 1]!]!);
        bytes = bytes + (nibbles & 0x0f0f0f0f) + (nibbles >>> 4 & 0x0f0f0f0f) | 0;
      }
      size += (bytes & 0xff) + (bytes >>> 8 & 0xff) + (bytes >>> 16 & 0xff) + (bytes >>> 24);
    }
    return size;
  }
}

/** How many bits of each four of a word are set, in the place of the four. */
function bitsByFour(word: number): number {
  const pairs = word - (word >>> 1 & 0x55555555);
  return (pairs & 0x33333333) + (pairs >>> 2 & 0x33333333);
}
