import type {Statement} from '@crm-widgets/core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {refillOf} from './arrow-fixture.js';
import type {Engine} from './engine.js';
import {createNodeEngine} from './node.js';

function ask(text: string, params: Statement['params'] = [], columns: Statement['columns'] = {a: 'number'}): Statement {
  return {text, params, columns};
}

describe('the engine in Node', () => {
  let engine: Engine;
  beforeAll(() => {
    engine = createNodeEngine();
  });
  afterAll(() => engine.close());

  it('starts at the first question and answers it', async () => {
    expect(engine.status).toBe('none');
    expect(await engine.run(ask('select 42 as a'))).toEqual({rows: 1, columns: {a: [42]}});
    expect(engine.status).toBe('ready');
  });

  it('answers from the tables it holds, and from the newest of a name', async () => {
    await engine.hold('orders', refillOf({amount: Int32Array.of(1, 2, 3)}));
    expect((await engine.run(ask('select sum(amount) as a from orders'))).columns.a).toEqual([6]);
    await engine.hold('orders', refillOf({amount: Int32Array.of(10, 20)}));
    expect((await engine.run(ask('select sum(amount) as a from orders'))).columns.a).toEqual([30]);
  });

  it('takes parameters as values, whatever is in them', async () => {
    const nasty = 'o\'x\'); drop table orders; --';
    const text = 'select ?::varchar as a, ? is null as b';
    const answer = await engine.run(ask(text, [nasty, null], {a: 'text', b: 'number'}));
    expect(answer.columns).toEqual({a: [nasty], b: [1]});
  });

  it('refuses more than one statement in a text', async () => {
    await expect(engine.run(ask('select 1 as a; select 2 as a'))).rejects.toMatchObject({code: 'E_QUERY'});
  });

  it('forgets a table that is released', async () => {
    await engine.hold('gone', refillOf({n: Int32Array.of(1)}));
    await engine.release('gone');
    await expect(engine.run(ask('select n as a from gone'))).rejects.toMatchObject({code: 'E_QUERY'});
  });
});
