import type {Engine} from '@crm-widgets/data';
import type {ReadTable} from './reader-protocol.js';
import type {TableJob} from './reader.js';
import {engineHost} from './engine-host.js';

/** A table in the engine, with the columns that queries asked for so far. */
interface Relation {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly ready: Promise<void>;
  users: number;
  replaced: boolean;
  released: boolean;
}

// Copies of the kit on one page share the engine, so each names its relations apart.
const copy = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36);
let relations = 0;

/** A table that was read: its rows stay in the reader worker, its relation in the engine grows by the columns that are asked for. */
export class HeldTable {
  readonly table: ReadTable;
  readonly #job: TableJob;
  #relation: Relation | null = null;
  #closed = false;

  constructor(table: ReadTable, job: TableJob) {
    this.table = table;
    this.#job = job;
  }

  /**
   * A relation of the engine with at least these columns, kept until it is given back.
   * Only what is asked for is loaded; a new column loads the table again under a new name beside the old one.
   */
  async take(columns: readonly string[]): Promise<{relation: string; giveBack(): void}> {
    const {engine} = await engineHost();
    const relation = this.#with(columns, engine);
    relation.users++;
    const giveBack = () => { relation.users--; this.#sweep(relation); };
    try {
      await relation.ready;
      return {relation: relation.name, giveBack};
    } catch (thrown) {
      if (this.#relation === relation) this.#replace(relation, null);
      giveBack();
      throw thrown;
    }
  }

  close(): void {
    this.#closed = true;
    this.#job.forget();
    if (this.#relation) this.#replace(this.#relation, null);
  }

  #with(columns: readonly string[], engine: Engine): Relation {
    const old = this.#relation;
    if (old && columns.every((column) => old.columns.has(column))) return old;
    const all = new Set([...(old?.columns ?? []), ...columns]);
    const name = `t_${copy}_${++relations}`;
    const ready = engine.hold(name, () => this.#job.encode([...all]));
    const relation: Relation = {name, columns: all, ready, users: 0, replaced: this.#closed, released: false};
    ready.catch(() => undefined);
    if (old) this.#replace(old, relation);
    this.#relation = relation;
    return relation;
  }

  #replace(old: Relation, next: Relation | null): void {
    old.replaced = true;
    this.#relation = next;
    this.#sweep(old);
  }

  #sweep(relation: Relation): void {
    if (!relation.replaced || relation.released || relation.users > 0) return;
    relation.released = true;
    void engineHost().then(({engine}) => engine.release(relation.name)).catch(() => undefined);
  }
}
