import {expect} from '@open-wc/testing';
import type {DoctorResult} from '@crm-widgets/core';
import '../index.js';
import {readyWith} from '../shared/answers.js';
import {allTold, mountState, stickingOut, testBox, told} from '../shared/test-page.js';
import {ShownDoctor, doctorStates} from './doctor-states.js';

customElements.define('shown-doctor', ShownDoctor);

const exportsFolder = '/packages/testing/src/exports';

describe('<crm-doctor>', () => {
  for (const [name, state] of Object.entries(doctorStates)) {
    it(`is accessible: ${name}`, async () => {
      const el = await mountState('shown-doctor', state);
      expect(el.widgetState).to.equal(state.shows);
      for (const details of el.shadowRoot!.querySelectorAll('details')) details.open = true;
      await expect(el).to.be.accessible();
    });
    for (const width of [240, 960]) {
      it(`fits ${width} px: ${name}`, async () => {
        const el = await mountState('shown-doctor', state, {width});
        for (const details of el.shadowRoot!.querySelectorAll('details')) details.open = true;
        expect(stickingOut(el)).to.deep.equal([]);
      });
    }
  }

  it('tells rows and reasons, what fills columns, and what the tables serve', async () => {
    const el = await mountState('shown-doctor', doctorStates.ready);
    expect(told(el, '[part=table] p')).to.equal('6,931 rows read: 6,919 accepted, 9 rejected, 3 skipped');
    expect(allTold(el, '[part=table] li')).to.deep.equal(['not a date in issued_at: 9, first in line 104', 'blank: 3, first in line 2001']);
    expect(told(el, '[part=table] summary')).to.equal('1 of 15 columns filled from the file');
    expect(told(el, '[part=metrics] p')).to.equal('Can be made of this: revenue, average-order-value');
    expect(allTold(el, '[part=metrics] li')).to.deep.equal(['win-rate: wanted the table deals; the source has transactions']);
  });

  it('marks what is English in every language: types of columns, and what stands in for those that lack', async () => {
    const el = await mountState('shown-doctor', doctorStates.ready, {lang: 'de'});
    const cells = [...el.shadowRoot!.querySelectorAll('tbody td')].filter((cell) => cell.textContent!.trim() !== 'Total');
    expect(cells.every((cell) => cell.matches('[lang=en]') || cell.querySelector('[lang=en]'))).to.equal(true);
  });

  it('keeps names of columns readable beside long words of what fills them, at 320 px', async () => {
    const [answer] = doctorStates.ready.answers;
    const {result} = answer as {result: DoctorResult};
    const tables = result.tables.map((table) => ({...table, columns: table.columns.map((column) =>
      ({...column, header: null, default: 'that of the subscription, or where there is none that of the customer'}))}));
    const state = {shows: 'ready', answers: [readyWith({...result, tables}, 'Data check')]} as const;
    const el = await mountState('shown-doctor', state, {width: 320});
    for (const details of el.shadowRoot!.querySelectorAll('details')) details.open = true;
    expect(el.shadowRoot!.querySelector('tbody th')!.getBoundingClientRect().width).to.be.at.least(90);
    expect(stickingOut(el)).to.deep.equal([]);
  });

  it('stands in lines while it looks', async () => {
    const el = await mountState('shown-doctor', doctorStates.loading);
    expect(el.shadowRoot!.querySelectorAll('.skeleton rect')).to.have.lengthOf(5);
  });

  it('never hides a guess', async () => {
    const el = await mountState('shown-doctor', doctorStates['columns guessed']);
    expect(told(el, '.guess')).to.equal('Columns were guessed, 60% sure: say which they are with columns.');
    expect(told(el, 'td .guess')).to.equal('60% sure');
  });

  it('looks at the tables of its source, one that cannot be read among them', async () => {
    const box = testBox();
    const source = document.createElement('crm-source');
    source.asOf = '2024-03-01';
    for (const [name, file, preset] of [
      ['transactions', 'shopify-orders', 'shopify-orders'], ['deals', 'hubspot-deals', ''], ['tickets', 'stripe-invoices', 'zendesk-tickets'],
    ] as const) {
      const table = document.createElement('crm-table');
      Object.assign(table, {name, src: `${exportsFolder}/${file}.csv`, preset});
      source.append(table);
    }
    const doctor = document.createElement('crm-doctor');
    doctor.loading = 'eager';
    source.append(doctor);
    box.append(source);
    const {tables, faults, served} = await doctor.whenReady();
    expect(tables.map(({table, guess, report}) => [table, guess?.preset ?? null, report.accepted])).to.deep.equal([
      ['transactions', null, 8], ['deals', 'hubspot-deals', 4],
    ]);
    expect(faults.map(({table, error}) => [table, error.code])).to.deep.equal([['tickets', 'E_PRESET']]);
    const serves = served.filter((one) => one.serves).map(({metric}) => metric);
    expect(serves).to.include.members(['revenue', 'win-rate']);
    expect(doctor.widgetState).to.equal('partial');
  });

  it('takes a file of its own for what it most likely is', async () => {
    const doctor = document.createElement('crm-doctor');
    Object.assign(doctor, {src: `${exportsFolder}/stripe-invoices.csv`, asOf: '2024-03-01', loading: 'eager'});
    testBox().append(doctor);
    const {tables} = await doctor.whenReady();
    expect(tables.map(({table, guess}) => [table, guess?.preset])).to.deep.equal([['transactions', 'stripe-invoices']]);
  });
});
