import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {tableNames} from '@crm-widgets/core';
import {makeCompany, toCsv} from '@crm-widgets/testing';
import {describe, expect, it} from 'vitest';

const folder = join(import.meta.dirname, '../stories/boards/data/subscriptions');

describe('the sample data of the boards', () => {
  const company = makeCompany({seed: 1, months: 36});
  for (const table of tableNames) {
    it(`has ${table} as the generator makes them; else run node scripts/make-sample-data.mjs`, () => {
      expect(readFileSync(join(folder, `${table}.csv`), 'utf8') === toCsv(company[table])).toBe(true);
    });
  }
});
