// The same funnels and triangles as the kit's, by queries written by hand on a table made for them.
import * as duckdb from '@duckdb/duckdb-wasm';
import {created, queries} from './queries.js';

type Row = Record<string, number | null>;

declare global {
  interface Window {
    /** How long it took, milliseconds, and what was found. */
    ask?: (subject: string) => Promise<{ms: number; answered: number; rows: Row[]}>;
  }
}

const files = {
  mainModule: new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href,
  mainWorker: new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url).href,
};

const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(files.mainWorker));
await db.instantiate(files.mainModule);
const connection = await db.connect();
const folder = new URLSearchParams(location.search).get('data')!;
const response = await fetch(`${folder}/events.csv`);
await db.registerFileBuffer('events.csv', new Uint8Array(await response.arrayBuffer()));
await connection.query(created);
await db.dropFile('events.csv');

window.ask = async (subject) => {
  const start = performance.now();
  const table = await connection.query(queries[subject]!);
  const rows = table.toArray().map((row) => row.toJSON() as Row);
  const ms = performance.now() - start;
  return {ms, answered: ms, rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : Number(value)])))};
};
