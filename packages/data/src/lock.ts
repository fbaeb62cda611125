import type {Table} from 'apache-arrow';
import {tableFromIPC} from 'apache-arrow';
import type {EnginePort} from './engine-port.js';
import {lockFault} from './engine-faults.js';

/** In this order: `lock_configuration` forbids any later SET, and outside access cannot be had back. */
const settings = (memoryLimit: number): readonly (readonly [name: string, value: string, reads: string])[] => [
  ['autoinstall_known_extensions', 'false', 'false'],
  ['autoload_known_extensions', 'false', 'false'],
  ['allow_community_extensions', 'false', 'false'],
  ['allow_persistent_secrets', 'false', 'false'],
  ['memory_limit', `'${memoryLimit}MiB'`, `${memoryLimit.toFixed(1)} MiB`],
  ['threads', '1', '1'],
  ['max_expression_depth', '250', '250'],
  ['default_null_order', '\'nulls_last\'', 'nulls_last'],
  ['preserve_insertion_order', 'true', 'true'],
  ['allowed_directories', '[]', '[]'],
  ['enable_external_access', 'false', 'false'],
  ['lock_configuration', 'true', 'true'],
];

/** Each reaches for the outside and must fail; the name can never be resolved, should the lock be open. */
const attacks = [
  'select * from \'https://locked.invalid/x.csv\'',
  'load \'https://locked.invalid/x.duckdb_extension.wasm\'',
  'set enable_external_access = true',
];

/**
 * Shuts the engine off from network and files for good, then tries to get out. Runs at every boot.
 * @param memoryLimit in MiB
 * @throws {QueryError} E_ENGINE_LOCK: a setting did not take, an unknown extension is there, or an attack went through
 */
export async function lockEngine(port: EnginePort, connection: number, memoryLimit: number): Promise<void> {
  const wanted = settings(memoryLimit);
  await Promise.all(wanted.map(([name, value]) => execute(port, connection, `set ${name} = ${value}`)));
  await checkSettings(port, connection, wanted);
  await checkExtensions(port, connection);
  await Promise.all(attacks.map((attack) => mustFail(port, connection, attack)));
}

async function checkSettings(port: EnginePort, connection: number, wanted: ReturnType<typeof settings>): Promise<void> {
  const table = await execute(port, connection, 'select name, lower(value) as value from duckdb_settings()');
  const found = new Map(pairs(table, 'name', 'value'));
  for (const [name, , reads] of wanted) {
    if (found.get(name) !== reads.toLowerCase()) throw lockFault(`${name} is ${found.get(name)}, wanted ${reads}`);
  }
}

async function checkExtensions(port: EnginePort, connection: number): Promise<void> {
  const text = 'select extension_name as name, \'\' as value from duckdb_extensions() where loaded';
  const names = pairs(await execute(port, connection, text), 'name', 'value').map(([name]) => name);
  if (names.join() !== 'core_functions') throw lockFault(`extensions loaded: ${names.join(', ')}`);
}

async function mustFail(port: EnginePort, connection: number, attack: string): Promise<void> {
  const failed = await execute(port, connection, attack).then(() => false, () => true);
  if (!failed) throw lockFault(`"${attack}" went through`);
}

/** For our own constant text alone: it runs every statement in it and blocks the engine meanwhile. */
export async function execute(port: EnginePort, connection: number, text: string): Promise<Table> {
  return tableFromIPC(await port.request<Uint8Array>('RUN_QUERY', [connection, text]));
}

function pairs(table: Table, key: string, value: string): [string, string][] {
  const keys = table.getChild(key)!;
  const values = table.getChild(value)!;
  return Array.from({length: table.numRows}, (_, at) => [String(keys.get(at)), String(values.get(at))]);
}
