import type {Engine} from '@crm-widgets/data';
import type {HeldTable} from './held-table.js';

/** A table in the engine, with the columns that queries asked for so far. */
interface Relation {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly ready: Promise<void>;
  users: number;
  replaced: boolean;
  released: boolean;
}

/** A query that waits for columns to be loaded. */
interface Wish {
  readonly columns: readonly string[];
  resolve(relation: Relation): void;
}

// Copies of the kit on one page share the engine, so each names its relations apart.
const copy = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36);
let relations = 0;

/** A table as DuckDB holds it; the relation grows by the columns that are asked for. */
export class HeldRelation {
  readonly #table: HeldTable;
  readonly #engine: Engine;
  #relation: Relation | null = null;
  #wishes: Wish[] = [];

  constructor(table: HeldTable, engine: Engine) {
    this.#table = table;
    this.#engine = engine;
    table.closed.addEventListener('abort', () => { if (this.#relation) this.#replace(this.#relation, null); }, {once: true});
  }

  /**
   * A relation of the engine with at least these columns, kept until it is given back.
   * Only what is asked for is loaded; a new column loads the table again under a new name beside the old one.
   */
  async take(columns: readonly string[]): Promise<{relation: string; giveBack(): void}> {
    const relation = await this.#acquire(columns);
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

  /** Whoever waited for the engine wishes in one task, and the table is loaded once for all of them. */
  async #acquire(columns: readonly string[]): Promise<Relation> {
    await this.#engine.start();
    const held = this.#relation;
    if (held && columns.every((column) => held.columns.has(column))) {
      held.users++;
      return held;
    }
    return new Promise((resolve) => {
      this.#wishes.push({columns, resolve});
      if (this.#wishes.length === 1) setTimeout(() => this.#load());
    });
  }

  #load(): void {
    const wishes = this.#wishes;
    this.#wishes = [];
    const old = this.#relation;
    const columns = new Set([...(old?.columns ?? []), ...wishes.flatMap((wish) => wish.columns)]);
    const name = `t_${copy}_${++relations}`;
    const ready = this.#engine.hold(name, () => this.#table.encode([...columns]));
    ready.catch(() => undefined);
    const relation: Relation = {
      name, columns, ready, users: wishes.length, replaced: this.#table.closed.aborted, released: false,
    };
    if (old) this.#replace(old, relation);
    this.#relation = relation;
    for (const {resolve} of wishes) resolve(relation);
  }

  #replace(old: Relation, next: Relation | null): void {
    old.replaced = true;
    this.#relation = next;
    this.#sweep(old);
  }

  #sweep(relation: Relation): void {
    if (!relation.replaced || relation.released || relation.users > 0) return;
    relation.released = true;
    void this.#engine.release(relation.name).catch(() => undefined);
  }
}
