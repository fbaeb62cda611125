/** The rows of a table as they are read: who (a customer or a stage, coded), day since 1970, cents, channel (coded). */
export class Rows {
  size = 0;
  who: Int32Array = new Int32Array(1 << 16);
  day: Int32Array = new Int32Array(1 << 16);
  cents: Int32Array = new Int32Array(1 << 16);
  channel = new Uint8Array(1 << 16);
  /** How many codes `who` has, and their texts where somebody needs them. */
  whoCount = 0;
  whoNames: readonly string[] = [];
  channelNames: readonly string[] = [];

  add(who: number, day: number, cents: number, channel: number): void {
    if (this.size === this.who.length) this.reserve(this.size * 2);
    this.who[this.size] = who;
    this.day[this.size] = day;
    this.cents[this.size] = cents;
    this.channel[this.size++] = channel;
  }

  /** Makes room; rows that are there stay. */
  reserve(rows: number): void {
    for (const key of ['who', 'day', 'cents'] as const) {
      const old = this[key];
      this[key] = new Int32Array(rows);
      this[key].set(old.subarray(0, this.size));
    }
    const old = this.channel;
    this.channel = new Uint8Array(rows);
    this.channel.set(old.subarray(0, this.size));
  }
}
