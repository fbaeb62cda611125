import {expect} from '@open-wc/testing';
import {allTold, mountState, settle, stickingOut, testBox, told} from '../shared/test-page.js';
import './crm-kpi.js';
import type {CrmKpi} from './kpi-element.js';
import {ShownKpi, kpiStates} from './kpi-states.js';

customElements.define('shown-kpi', ShownKpi);

describe('<crm-kpi>', () => {
  for (const [name, state] of Object.entries(kpiStates)) {
    it(`is accessible: ${name}`, async () => {
      const el = await mountState('shown-kpi', state);
      expect(el.widgetState).to.equal(state.shows);
      await expect(el).to.be.accessible();
    });

    for (const width of [120, 320, 960]) {
      it(`fits ${width} px: ${name}`, async () => {
        expect(stickingOut(await mountState('shown-kpi', state, {width}))).to.deep.equal([]);
      });
    }
  }

  it('writes 83.3 minutes in one line, four cards beside each other in 1000 px', async () => {
    const [outcome] = kpiStates['a duration'].answers;
    const answer = {...outcome!, result: {...outcome!.result, current: {...outcome!.result.current, value: 4998}}};
    const el = await mountState('shown-kpi', {...kpiStates['a duration'], answers: [answer]}, {width: 232});
    const value = el.shadowRoot!.querySelector<HTMLElement>('.value')!;
    expect(value.textContent).to.equal('83.3 minutes');
    expect(value.offsetHeight).to.be.below(2 * Number.parseFloat(getComputedStyle(value).fontSize));
  });

  it('says in one sentence what it shows', async () => {
    expect(told(await mountState('shown-kpi', kpiStates['target missed']), '.unseen'))
      .to.equal('Revenue was $5,590.87 in June 1998, down 23% from May 1998; target $6,000.00 missed.');
  });

  it('shows value, period, change, target and base', async () => {
    const el = await mountState('shown-kpi', kpiStates['target missed']);
    expect(['.value', '.when', '.change', '.target', '.base'].map((each) => told(el, each))).to.deep.equal(
      ['$5,590.87', 'June 1998', 'down 23% vs May 1998', 'Target $6,000.00 Missed', 'n = 213']);
  });

  it('shows the unknown as a dash with its reason, never as 0', async () => {
    const el = await mountState('shown-kpi', kpiStates['unknown, with the reason']);
    expect([told(el, '.value'), allTold(el, '.when')]).to.deep.equal(
      ['–', ['June 1998', 'there is nothing to divide by']]);
  });

  it('marks a month that is not over, and compares the same days', async () => {
    const el = await mountState('shown-kpi', kpiStates['a rate, near its target, in a month that is not over']);
    const tails = el.shadowRoot!.querySelectorAll('.sparkline .tail').length;
    expect([told(el, '.when'), told(el, '.change'), tails]).to.deep.equal(
      ['June 1998 · not over yet', 'up 0.3 points vs the same days of May 1998', 1]);
  });

  it('leaves gaps in the line where nothing is known', async () => {
    const el = await mountState('shown-kpi', kpiStates['unknown, with the reason']);
    expect(el.shadowRoot!.querySelector('.sparkline .line')!.getAttribute('d')!.match(/M/g)!.length).to.equal(2);
  });

  it('shows five groups and how many more there are', async () => {
    const el = await mountState('shown-kpi', kpiStates['with groups']);
    expect(allTold(el, '.groups thead th')).to.deep.equal(['channel', 'Value']);
    expect(allTold(el, '.groups tbody tr > :first-child')).to.deep.equal(
      ['web', 'store', 'partner', 'catalogue', 'telephone', 'and 2 more']);
  });

  it('speaks the language of the page in numbers and dates', async () => {
    const el = await mountState('shown-kpi', kpiStates.ready, {lang: 'de'});
    expect([told(el, '.value'), told(el, '.when')]).to.deep.equal(['5.590,87 $', 'Juni 1998']);
  });

  it('does not jump when the number comes', async () => {
    const tall = (el: Element) => el.getBoundingClientRect().height;
    const loading = tall(await mountState('shown-kpi', kpiStates.loading));
    const {attributes} = kpiStates.loading;
    const ready = tall(await mountState('shown-kpi', {...kpiStates['target missed'], attributes}));
    expect(loading).to.equal(ready);
  });
});

describe('<crm-kpi values>', () => {
  const mount = async (attributes: Record<string, string>) => {
    const el = document.createElement('crm-kpi') as CrmKpi;
    for (const [name, value] of Object.entries({loading: 'eager', ...attributes})) el.setAttribute(name, value);
    testBox().append(el);
    await settle(el);
    return el;
  };

  it('runs the calculator alone: 12 000 for 40 customers is 300 each', async () => {
    const el = await mount({metric: 'cac', values: '{"cost": 12000, "newCustomers": 40}', currency: 'EUR'});
    const result = await el.whenReady();
    expect([result.current.value, result.period, result.currency, told(el, '.value')]).to.deep.equal(
      [300, null, 'EUR', '€300.00']);
  });

  it('refuses a measure that the metric has not', async () => {
    const el = await mount({metric: 'cac', values: '{"costs": 12000}'});
    const error = await el.whenReady().catch((reason: unknown) => reason) as {code: string; where: string[]};
    expect([error.code, error.where]).to.deep.equal(['E_ATTR', ['crm-kpi', 'attribute values']]);
  });

  it('refuses a target that is no number', async () => {
    const el = await mount({metric: 'cac', values: '{"cost": 1}', target: 'many'});
    const error = await el.whenReady().catch((reason: unknown) => reason) as {where: string[]};
    expect(error.where).to.deep.equal(['crm-kpi', 'attribute target']);
  });
});
