import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {TableName} from '@crm-widgets/core';
import {Source} from './source.js';

let asked: string[] = [];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return new Promise(() => undefined);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function sourceOf(...tables: (readonly TableName[])[]): Source {
  const source = new Source({label: 'crm-source'});
  for (const candidates of tables) {
    source.setTable({}, {label: 'crm-table', candidates, src: [`https://shop.example/${candidates.join('-or-')}.csv`]});
  }
  return source;
}

describe('a source that foresees what is asked', () => {
  it('asks for the file of the first of the tables that is declared, and for no other', () => {
    sourceOf(['transactions'], ['deals'], ['events']).foresee(['deal_stages', 'deals', 'events']);
    expect(asked).toEqual(['https://shop.example/deals.csv']);
  });
  it('asks for a file once, however many foresee it', () => {
    const source = sourceOf(['transactions']);
    source.foresee(['transactions']);
    source.foresee(['subscriptions', 'transactions']);
    expect(asked).toHaveLength(1);
  });
  it('asks for customers at once, which say what rows are those of a test, and for no other file', () => {
    sourceOf(['transactions'], ['deals'], ['customers']).foresee(['transactions']);
    expect(asked.sort()).toEqual(['https://shop.example/customers.csv', 'https://shop.example/transactions.csv']);
  });
  it('asks for a file that may be one of several tables', () => {
    sourceOf(['subscriptions', 'transactions']).foresee(['subscriptions', 'transactions']);
    expect(asked).toEqual(['https://shop.example/subscriptions-or-transactions.csv']);
  });
  it('asks for nothing where none is declared, or two of one name are', () => {
    sourceOf(['deals']).foresee(['transactions']);
    sourceOf(['deals'], ['deals']).foresee(['deals']);
    expect(asked).toEqual([]);
  });
  it('leaves a wrong setting to whoever asks', async () => {
    const source = new Source({label: 'crm-source', weekStart: 'friday'});
    source.setTable({}, {label: 'crm-table', candidates: ['deals'], src: ['https://shop.example/deals.csv']});
    source.foresee(['deals']);
    expect(asked).toEqual([]);
    await expect(source.view()).rejects.toThrow(/week-start/);
  });
});
