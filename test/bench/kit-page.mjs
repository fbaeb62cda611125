import {asOf, stages} from './data.mjs';

/** The board of `hand-page.ts` in the kit's tags. */
export const kitPage = (rows) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The board with the kit</title>
<script type="module" src="/kit-page.js"></script>
<script type="module" src="/kit/crm-widgets.js"></script>
<crm-source as-of="${asOf}" currency="USD" max-bytes="200000000">
  <crm-table name="transactions" src="/data/transactions-${rows}.csv"></crm-table>
  <crm-table name="deals" src="/data/deals-${rows}.csv"></crm-table>
</crm-source>
<crm-kpi id="revenue" metric="revenue" loading="eager"></crm-kpi>
<crm-kpi metric="paying-customers" loading="eager"></crm-kpi>
<crm-kpi metric="average-order-value" loading="eager"></crm-kpi>
<crm-trend metric="revenue" period="last-36-months" compare="none" loading="eager"></crm-trend>
<crm-breakdown metric="revenue" by="channel" compare="none" loading="eager"></crm-breakdown>
<crm-funnel table="deals" period="all" steps="${stages.join(',')}" loading="eager"></crm-funnel>
<crm-cohort-retention table="transactions" period="last-36-months" loading="eager"></crm-cohort-retention>
</html>`;
