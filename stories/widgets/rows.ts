import {markupOf, type Markup} from '../blocks/markup.js';

/** The shop of the boards, around what reads it. */
export function shop(...inside: readonly Markup[]): Markup {
  return source({'as-of': '1998-07-01', 'currency': 'USD'}, [{
    name: 'transactions', src: 'data/cdnow_sample_transactions.csv',
    columns: '{"customer_id": "sample_id", "issued_at": "date", "amount": "amount"}',
  }], inside);
}

/** The sales pipeline of the boards, around what reads it. */
export function sales(...inside: readonly Markup[]): Markup {
  return source({'as-of': '2018-01-01', 'currency': 'USD'}, [{
    name: 'deals', src: 'data/crm-sales-opportunities/sales_pipeline.csv',
    columns: '{"deal_id": "opportunity_id", "customer_id": "account", "stage": "deal_stage", "created_at": "engage_date", '
      + '"closed_at": "close_date", "amount": "close_value"}',
  }], inside);
}

/** The made-up company of the boards, around what reads it; of its tables those that are named. */
export function company(names: readonly string[], ...inside: readonly Markup[]): Markup {
  return source({'as-of': '2025-01-01', 'currency': 'EUR', 'time-zone': 'Europe/Paris'},
    names.map((name) => ({name, src: `data/subscriptions/${name}.csv`})), inside);
}

function source(settings: Readonly<Record<string, string>>, tables: readonly Readonly<Record<string, string>>[], inside: readonly Markup[]): Markup {
  return markupOf('crm-source', settings, [...tables.map((table) => markupOf('crm-table', table)), ...inside]);
}
