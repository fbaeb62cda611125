import {expect} from '@open-wc/testing';
import type {ReactiveController} from 'lit';
import type {CrmError} from '@crm-widgets/core';
import {Source} from '@crm-widgets/runtime';
import {BackOnline} from './back-online.js';

/** A host that failed by a code, and how often it was asked again. */
function failing(code: CrmError['code'], reads: Source | null = null) {
  const controllers: ReactiveController[] = [];
  const host = {
    error: {code, where: [], what: 'of the test', mend: 'None'}, reads, asked: 0,
    refresh() {
      host.asked++;
      return Promise.reject(new Error('still none'));
    },
    addController: (controller: ReactiveController) => void controllers.push(controller),
    removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true),
  };
  new BackOnline(host);
  return {host, controller: controllers[0]!};
}

describe('a network that is back', () => {
  it('has a widget ask again that found none, and leaves any other fault to its mend', () => {
    for (const [code, asked] of [['E_OFFLINE', 1], ['E_ASSET', 1], ['E_HTTP_404', 0]] as const) {
      const {host, controller} = failing(code);
      controller.hostConnected!();
      window.dispatchEvent(new Event('online'));
      expect([code, host.asked]).to.deep.equal([code, asked]);
      controller.hostDisconnected!();
    }
  });

  it('has one widget of a source ask, whose rows the others take', () => {
    const [shared, own] = [new Source({label: 'shared'}), new Source({label: 'own'})];
    const all = [failing('E_OFFLINE', shared), failing('E_OFFLINE', shared), failing('E_OFFLINE', own)];
    for (const {controller} of all) controller.hostConnected!();
    window.dispatchEvent(new Event('online'));
    expect(all.map(({host}) => host.asked)).to.deep.equal([1, 0, 1]);
    for (const {controller} of all) controller.hostDisconnected!();
    for (const source of [shared, own]) source.close();
  });

  it('is nothing to a widget that has gone', () => {
    const {host, controller} = failing('E_OFFLINE');
    controller.hostConnected!();
    controller.hostDisconnected!();
    window.dispatchEvent(new Event('online'));
    expect(host.asked).to.equal(0);
  });
});
