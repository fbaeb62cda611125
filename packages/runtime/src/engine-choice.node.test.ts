import {QueryError} from '@crm-widgets/core';
import {describe, expect, it} from 'vitest';
import {chooseEngine} from './engine-choice.js';
import {isRefused} from './engine-host.js';

const table = (rows: number, megabytes: number) => ({shape: {rows, columns: {}}, bytes: megabytes * 1024 * 1024});

describe('the choice of an engine', () => {
  it('is the page\'s, whatever the tables', () => {
    expect(chooseEngine('columns', [table(9e6, 900)])).toBe('columns');
    expect(chooseEngine('duckdb', [table(1, 0)])).toBe('duckdb');
  });

  it.each([
    ['8 M rows in all are answered from columns', [table(5e6, 100), table(3e6, 100)], undefined, 'columns'],
    ['one row more is not', [table(5e6, 100), table(3e6 + 1, 100)], undefined, 'duckdb'],
    ['512 MB in all are answered from columns', [table(1, 256), table(1, 256)], 8, 'columns'],
    ['more is not', [table(1, 256), table(1, 257)], 8, 'duckdb'],
    ['a device of 4 GB answers 1 M rows', [table(1e6, 128)], 4, 'columns'],
    ['and not one more', [table(1e6 + 1, 1)], 4, 'duckdb'],
    ['nor more than 128 MB', [table(1, 129)], 2, 'duckdb'],
  ] as const)('%s (issue 3)', (_, tables, memory, engine) => {
    expect(chooseEngine('auto', tables, memory)).toBe(engine);
  });
});

describe('a refusal', () => {
  const fault = (code: `E_${string}`) => new QueryError({code, where: [], what: '', mend: ''});

  it('is what keeps the engine from starting, not what happens to a query', () => {
    expect((['E_CSP_WASM', 'E_ENGINE_BOOT', 'E_ENGINE_GAVE_UP'] as const).map((code) => isRefused(fault(code)))).toEqual([true, true, true]);
    expect((['E_QUERY', 'E_TIMEOUT', 'E_MEMORY'] as const).map((code) => isRefused(fault(code)))).toEqual([false, false, false]);
    expect(isRefused(new Error('E_CSP_WASM'))).toBe(false);
  });
});
