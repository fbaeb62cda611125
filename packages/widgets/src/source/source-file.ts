import {InputError, isTableName, tableNames} from '@crm-widgets/core';
import type {SourceSettings, TableSettings} from '@crm-widgets/runtime';
import {readAddresses, readObject} from '../shared/attributes.js';

/** A source written as a JSON file. */
export interface SourceFile {
  readonly settings: Omit<SourceSettings, 'label'>;
  readonly tables: readonly TableSettings[];
}

const example = '{"tables": [{"name": "transactions", "src": "orders.csv"}]}';

type Entry = Omit<TableSettings, 'label' | 'candidates' | 'src'> & {readonly name?: unknown; readonly src?: unknown};

/**
 * Fetches and reads the file of `src` on crm-source; addresses in it are relative to the file.
 * @throws {InputError} what is wrong with address or file
 */
export async function readSourceFile(src: string, base: string): Promise<SourceFile> {
  const [address] = readAddresses(src, base);
  return parseSourceFile(await fetchText(address!), address!, readAddresses);
}

/**
 * Reads the text of such a file.
 * @param readList absolute addresses of a list separated by spaces, seen from the file
 * @throws {InputError} what is wrong with it
 */
export function parseSourceFile(text: string, address: string, readList: typeof readAddresses): SourceFile {
  const content = readObject<Record<string, unknown>>('src', text, example) ?? {};
  const {tables = [], ...settings} = content;
  checkNames(settings, settingNames, address, 'a source');
  if (!Array.isArray(tables)) throw wrong(address, 'tables is no list',
    'Write "tables": [{"name": "transactions", "src": "orders.csv"}]');
  return {settings, tables: tables.map((entry) => readTable(entry as Entry, address, readList))};
}

/** What a source file may say beside its tables, and what of a table beside its name and address. */
const settingNames = [
  'timeZone', 'currency', 'asOf', 'weekStart', 'fiscalYearStart', 'params', 'refresh', 'engine', 'cache', 'maxBytes',
];
const tableNamesOf = ['format', 'preset', 'columns', 'integrity', 'dateFormat', 'decimal'];

/** A name that is not known would do nothing, and nobody would see that it does not. */
function checkNames(given: object, known: readonly string[], address: string, whose: string): void {
  const wrongName = Object.keys(given).find((name) => !known.includes(name));
  if (wrongName === undefined) return;
  throw wrong(address, `${whose} has no "${wrongName.slice(0, 60)}", it has ${known.join(', ')}`, 'Correct or remove it');
}

function readTable({name, src, ...rest}: Entry, base: string, readList: typeof readAddresses): TableSettings {
  if (typeof name !== 'string' || !isTableName(name)) {
    throw wrong(base, `got the table name ${JSON.stringify(name) ?? 'nothing'}, wanted ${tableNames.join(', ')}`,
      'Correct the name');
  }
  const addresses = Array.isArray(src) ? src.join(' ') : src;
  if (typeof addresses !== 'string') throw wrong(base, `the table ${name} has no src`,
    'Give the address of its file, or a list of addresses');
  checkNames(rest, tableNamesOf, base, `the table ${name}`);
  return {...rest, label: `table ${name}`, candidates: [name], src: readList(addresses, base)};
}

async function fetchText(address: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(address, {referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(30_000)});
  } catch (cause) {
    throw new InputError({
      code: 'E_CORS_OR_NETWORK', where: ['attribute src', address], what: 'the address could not be reached',
      mend: 'Check the address, the connection, and that its server allows this page to read it',
    }, {cause});
  }
  if (!response.ok) {
    throw new InputError({
      code: `E_HTTP_${response.status}`, where: ['attribute src', address],
      what: `the server answered ${response.status}`, mend: 'Put the file at that address, or correct src',
    });
  }
  return response.text();
}

function wrong(address: string, what: string, mend: string): InputError {
  return new InputError({code: 'E_SOURCE_FILE', where: ['attribute src', address], what, mend});
}
