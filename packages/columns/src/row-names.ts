import {textBytes} from './text-bytes.js';

/** An id for each row, made when somebody asks. */
export class RowNames {
  readonly type = 'id';
  #codes: Int32Array | null = null;
  #names: readonly string[] | null = null;

  constructor(private readonly rows: number) {}

  get codes(): Int32Array {
    return (this.#codes ??= new Int32Array(this.rows).map((_, row) => row));
  }

  get dictionary(): readonly string[] {
    return (this.#names ??= Array.from({length: this.rows}, (_, row) => `#${row + 1}`));
  }

  /** What it holds by now, in bytes. */
  get bytes(): number {
    return (this.#codes?.byteLength ?? 0) + (this.#names ? textBytes(this.#names) : 0);
  }
}
