import {asOf, stages} from '../../data.mjs';

/** The board in the kit's tags. `max-bytes` counts decoded bytes, and five million rows of CSV are 200 MB. */
export function kitPage({rows, format, engine}) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The board with the kit</title>
<script type="module" src="/kit-page/board.js"></script>
<script type="module" src="/kit/crm-widgets.js"></script>
<crm-source as-of="${asOf}" currency="USD" engine="${engine}" max-bytes="1000000000">
  <crm-table name="transactions" src="/data/${rows}/transactions.${format}"></crm-table>
  <crm-table name="deals" src="/data/${rows}/deals.${format}"></crm-table>
</crm-source>
<crm-kpi id="revenue" metric="revenue" loading="eager"></crm-kpi>
<crm-kpi id="paying" metric="paying-customers" loading="eager"></crm-kpi>
<crm-kpi id="average" metric="average-order-value" loading="eager"></crm-kpi>
<crm-trend metric="revenue" period="last-36-months" compare="none" loading="eager"></crm-trend>
<crm-breakdown metric="revenue" by="channel" compare="none" loading="eager"></crm-breakdown>
<crm-funnel table="deals" period="all" steps="${stages.join(',')}" loading="eager"></crm-funnel>
<crm-cohort-retention table="transactions" period="last-36-months" loading="eager"></crm-cohort-retention>
</html>`;
}
