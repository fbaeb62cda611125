import {expect, fixture, html} from '@open-wc/testing';
import '../source/crm-source.js';
import '../source/crm-table.js';
import './crm-funnel.js';

const rows = [
  ['a', 'visit', '2024-05-01'], ['a', 'signup', '2024-05-02'], ['b', 'visit', '2024-05-03'], ['c', 'visit', '2024-05-30'],
].map(([actor_id, name, at]) => ({actor_id, name, at}));

async function funnel(engine: string, window: string) {
  const box = await fixture(html`
    <crm-source engine=${engine} as-of="2024-06-01">
      <crm-table name="events" .rows=${rows}></crm-table>
      <crm-funnel steps="visit, signup" window=${window} period="all" loading="eager"></crm-funnel>
    </crm-source>`);
  return box.querySelector('crm-funnel')!;
}

describe('<crm-funnel> of events', function () {
  this.timeout(60_000);

  for (const engine of ['columns', 'duckdb']) {
    it(`counts who comes from step to step in time, from ${engine}`, async () => {
      const {steps} = await (await funnel(engine, '14d')).whenReady();
      expect(steps.map(({count, pending, medianSeconds}) => [count, pending, medianSeconds])).to.deep.equal([[3, 0, null], [1, 1, 86_400]]);
    });
  }

  it('says what is wrong with an attribute', async () => {
    const el = await funnel('columns', '0d');
    const {code, where} = await el.whenReady().then(() => expect.fail('it was shown'), (error: typeof el.error) => error!);
    expect([code, where]).to.deep.equal(['E_ATTR', ['crm-funnel', 'attribute window']]);
  });
});
