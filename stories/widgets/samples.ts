type Attributes = Readonly<Record<string, string>>;

const ofOrders = {columns: '{"issued_at": "Date", "customer_id": "Client", "amount": "Total"}', currency: 'EUR'};

/** A dozen orders of 2024, from March to June. */
export const orders: Attributes = {src: 'data/samples/orders.csv', ...ofOrders, 'as-of': '2024-07-01'};

/** Orders of a shop that lives on December, from the one of 2022 to the middle of that of 2024. */
export const season: Attributes = {src: 'data/samples/season.csv', ...ofOrders};

/** Orders of a few dozen people, a handful of them new in each month from July 2023 to June 2024. */
export const returns: Attributes = {src: 'data/samples/returns.csv', ...ofOrders, 'as-of': '2024-07-01'};

/** Customers of the first half of 2024, with the code of the channel that they came by, or with none. */
export const customers: Attributes = {src: 'data/samples/customers.csv', table: 'customers', 'as-of': '2024-07-01', period: 'all'};

/** Ten deals of the first half of 2024. */
export const deals: Attributes = {
  src: 'data/samples/deals.csv', currency: 'EUR', 'as-of': '2024-07-01',
  columns: '{"deal_id": "Deal", "customer_id": "Account", "stage": "Stage", "created_at": "Opened", "closed_at": "Closed", "amount": "Value"}',
};

/** Sixty leads of the first half of 2024; of the last ones nobody knows yet what becomes of them. */
export const leads: Attributes = {
  'src': 'data/samples/leads.csv', 'table': 'people', 'as-of': '2024-07-01', 'period': '2024-01..2024-06',
  'columns': '{"person_id": "Person", "created_at": "Became lead", "lead_at": "Became lead", "qualified_at": "Qualified", "converted_at": "Bought"}',
};

/** How the columns of `customers` are mapped; its codes as names where asked. */
export const customerColumns = {
  coded: '{"customer_id": "Client", "acquired_at": "Since", "channel": "Channel"}',
  named: '{"customer_id": "Client", "acquired_at": "Since", "channel": {"from": "Channel", "map": {"CH_01_WEB": "Web", "CH_02_STO": "Store", "CH_03_PRT": "Partner"}}}',
};
