import {expect, it} from 'vitest';

it('can be imported where there is no document, and gives the classes', async () => {
  const kit = await import('./index.js');
  expect(Object.keys(kit).filter((name) => name.startsWith('Crm')).toSorted()).toEqual([
    'CrmBreakdown', 'CrmCohortRetention', 'CrmDoctor', 'CrmErrorEvent', 'CrmFilterEvent', 'CrmFunnel', 'CrmKpi', 'CrmReadyEvent',
    'CrmSelectEvent', 'CrmSource', 'CrmStaleEvent', 'CrmTable', 'CrmTrend', 'CrmWidget',
  ]);
});
