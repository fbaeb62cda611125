/** A sum of whole doubles, held exactly in two of them as long as it is below 10^31. */
export class ExactSum {
  /** The double nearest to the sum. */
  high = 0;
  /** What of the sum is beside it. */
  low = 0;

  set(high: number, low: number): this {
    this.high = high;
    this.low = low;
    return this;
  }

  add(value: number): this {
    const high = this.high + value;
    // What the addition above lost: Knuth's two-sum.
    const back = high - this.high;
    const low = this.low + ((this.high - (high - back)) + (value - back));
    this.high = high + low;
    this.low = low - (this.high - high);
    return this;
  }
}
