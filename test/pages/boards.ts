/** The three sources that tests of pages share, as a page would write them. */
const map = (columns: Record<string, string>) => `columns='${JSON.stringify(columns)}'`;

export const shopColumns = {customer_id: 'sample_id', issued_at: 'date', amount: 'amount'};
const salesColumns = {
  deal_id: 'opportunity_id', customer_id: 'account', stage: 'deal_stage', created_at: 'engage_date', closed_at: 'close_date', amount: 'close_value',
};

/** The CDNOW sample; ids are text, and the file says no currency. */
export const shop = (src = '/data/cdnow_sample_transactions.csv', attributes = '') => `<crm-source id="shop" as-of="1998-07-01" currency="USD" ${attributes}>
  <crm-table name="transactions" src="${src}" ${map(shopColumns)}></crm-table></crm-source>`;

/** 8 800 opportunities of a made-up company. */
export const sales = (src = '/data/crm-sales-opportunities/sales_pipeline.csv') => `<crm-source id="sales" as-of="2018-01-01" currency="USD">
  <crm-table name="deals" src="${src}" ${map(salesColumns)}></crm-table></crm-source>`;
