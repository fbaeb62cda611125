import {tables, type TableName} from '@crm-widgets/core';
import {choice, globalType, type Toolbar} from '../toolbar.js';

const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'INR', 'BRL', 'KWD'];

/** Reads every amount as one of this currency: digits stay, symbol and decimals change. */
export const toolbar: Toolbar = {
  name: 'currency', place: 7, initial: 'own', to: 'story',
  type: globalType('Currency', 'credit', [choice('own', "the story's own"), ...currencies.map((code) => choice(code))]),
  apply(currency, root) {
    for (const reader of root.querySelectorAll('crm-source, [src]:not(crm-table), [values]')) reader.setAttribute('currency', currency);
    for (const table of root.querySelectorAll('crm-table')) if (hasCurrency(table)) readAs(currency, table);
  },
};

function hasCurrency(table: Element): boolean {
  const name = table.getAttribute('name') ?? '';
  return name !== 'fx_rates' && Object.hasOwn(tables, name) && 'currency' in tables[name as TableName];
}

function readAs(currency: string, table: Element): void {
  const columns = JSON.parse(table.getAttribute('columns') ?? '{}') as object;
  table.setAttribute('columns', JSON.stringify({...columns, currency: {value: currency}}));
}
