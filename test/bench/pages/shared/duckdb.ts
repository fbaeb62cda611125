import * as duckdb from '@duckdb/duckdb-wasm';
import {bytesOf, format} from './bench.js';

const files = {
  mainModule: new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href,
  mainWorker: new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url).href,
};

/** The columns that the board needs; the ids of the rows are left out. */
const tables = {
  transactions: {customer_id: 'varchar', issued_at: 'date', amount: 'decimal(18,2)', channel: 'varchar'},
  deals: {stage: 'varchar', created_at: 'date', amount: 'decimal(18,2)', channel: 'varchar'},
} as const;
type TableName = keyof typeof tables;

/** The engine with both tables, in the page's format; files are fetched while it starts. */
export async function startDuckDb(): Promise<{db: duckdb.AsyncDuckDB; connection: duckdb.AsyncDuckDBConnection}> {
  // DuckDB's own reader is an extension fetched from another host; pages that ask nobody read Parquet themselves.
  const reader = format === 'parquet' ? import('./arrow-of-parquet.js') : null;
  const fetched = {transactions: bytesOf('transactions'), deals: bytesOf('deals')};
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(files.mainWorker));
  await db.instantiate(files.mainModule);
  const connection = await db.connect();
  for (const name of ['transactions', 'deals'] as const) {
    const bytes = await fetched[name];
    if (format === 'csv') await loadCsv(db, connection, name, bytes);
    else {
      const stream = reader ? await (await reader).arrowOf(bytes, Object.keys(tables[name])) : bytes;
      await connection.insertArrowFromIPCStream(stream, {name, create: true});
    }
  }
  return {db, connection};
}

async function loadCsv(
  db: duckdb.AsyncDuckDB, connection: duckdb.AsyncDuckDBConnection, name: TableName, bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const id = name === 'deals' ? 'deal_id' : 'transaction_id';
  const columns = Object.entries({[id]: 'varchar', ...tables[name]}).map(([column, type]) => `${column}: '${type}'`).join(', ');
  await db.registerFileBuffer(`${name}.csv`, bytes);
  await connection.query(`create table ${name} as select ${Object.keys(tables[name]).join(', ')}
    from read_csv('${name}.csv', header = true, columns = {${columns}})`);
  await db.dropFile(`${name}.csv`);
}
