import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import type {WidgetResult} from '@crm-widgets/core';
import type {CrmWidget} from '../../packages/widgets/src/shared/widget-element.js';
import {playground} from '../blocks/playground.js';
import {widgetDocs} from '../blocks/widget-page.js';
import {shop} from './rows.js';
import {sourceGuide} from './source.guide.js';

const whenReady: StoryObj['play'] = ({canvasElement}) =>
  canvasElement.querySelector<CrmWidget<WidgetResult>>('crm-kpi')!.whenReady().then(() => undefined);

const meta: Meta = {title: 'Widgets/Source and table (crm-source, crm-table)', id: 'widgets-source-and-table', play: whenReady, parameters: {docs: widgetDocs(sourceGuide)}};
export default meta;

/** A file, its columns mapped; the settings of the source are controls. */
export const Playground = playground({
  tag: 'crm-source', args: {'as-of': '1998-07-01', 'currency': 'USD'}, choices: {currency: ['USD', 'EUR', 'JPY'], 'time-zone': ['UTC', 'Europe/Paris', 'America/New_York']},
  around: (source) => ({...source, children: [...shop().children!, {tag: 'crm-kpi', attributes: {metric: 'revenue'}}]}),
});

/** Rows in the page itself, as JSON. */
export const JsonInThePage: StoryObj = {
  render: () => html`
    <crm-source as-of="2024-04-01" currency="EUR">
      <crm-table name="transactions">
        <script type="application/json">
          [{"customer_id": "a", "issued_at": "2024-02-03", "amount": 120},
           {"customer_id": "a", "issued_at": "2024-03-04", "amount": 80},
           {"customer_id": "b", "issued_at": "2024-03-20", "amount": 60}]
        </script>
      </crm-table>
      <crm-kpi metric="revenue" loading="eager"></crm-kpi>
    </crm-source>`,
};

/** An HTML table, which is also what people without JavaScript read. */
export const HtmlTable: StoryObj = {
  render: () => html`
    <crm-source as-of="2024-04-01" currency="EUR">
      <crm-table name="transactions" columns='{"customer_id": "Customer", "issued_at": "Date", "amount": "Total"}'>
        <table>
          <thead><tr><th>Customer</th><th>Date</th><th>Total</th></tr></thead>
          <tbody>
            <tr><td>a</td><td>2024-02-03</td><td>120</td></tr>
            <tr><td>a</td><td>2024-03-04</td><td>80</td></tr>
            <tr><td>b</td><td>2024-03-20</td><td>60</td></tr>
          </tbody>
        </table>
      </crm-table>
      <crm-kpi metric="paying-customers" loading="eager"></crm-kpi>
    </crm-source>`,
};

/** A file on the widget itself: a source of one table. */
export const OneTag: StoryObj = {
  render: () => html`
    <crm-kpi metric="mrr" src="data/subscriptions/subscriptions.csv" as-of="2025-01-01" currency="EUR"
      loading="eager"></crm-kpi>`,
};

/** Numbers that are known already: neither table nor engine. */
export const NumbersAlone: StoryObj = {
  render: () => html`<crm-kpi metric="cac" values='{"cost": 12000, "newCustomers": 40}' currency="EUR"></crm-kpi>`,
};
