import {describe, expect, it, vi} from 'vitest';
import {settle, within} from './settle.js';
import {Slots} from './slots.js';

describe('settle', () => {
  it('comes to what the work comes to, or to the reason of the first abort', async () => {
    const stop = new AbortController();
    expect(await settle(Promise.resolve(1), stop.signal, undefined)).toBe(1);
    await expect(settle(Promise.reject(new Error('no')), stop.signal)).rejects.toThrow('no');
    const waiting = settle(new Promise(() => {}), undefined, stop.signal);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(settle(Promise.resolve(1), stop.signal)).rejects.toThrow('enough');
  });

  it('takes its listeners away', async () => {
    const {signal} = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await settle(Promise.resolve(1), signal);
    expect(removed.mock.calls).toEqual(added.mock.calls);
    expect(added).toHaveBeenCalledOnce();
  });
});

describe('within', () => {
  it('comes to the fault when the time is over, and takes its timer back when it is not', async () => {
    let ring = () => {};
    const taken = vi.fn();
    const clock = {now: () => 0, after: (_: number, call: () => void) => ((ring = call), taken)};
    const late = within(clock, 5, new Promise(() => {}), () => new Error('late'));
    ring();
    await expect(late).rejects.toThrow('late');
    expect(taken).not.toHaveBeenCalled();
    expect(await within(clock, 5, Promise.resolve(1), () => new Error('late'))).toBe(1);
    expect(taken).toHaveBeenCalledOnce();
  });
});

describe('slots', () => {
  it('gives out each place once, and the next to whoever waited longest', async () => {
    const slots = new Slots(2);
    expect([await slots.take(), await slots.take()].sort((a, b) => a - b)).toEqual([0, 1]);
    const [third, fourth] = [slots.take(), slots.take()];
    slots.give(1);
    expect(await third).toBe(1);
    slots.give(0);
    expect(await fourth).toBe(0);
  });

  it('passes over who left the line, and loses no place to who left it at the last moment', async () => {
    const slots = new Slots(1);
    await slots.take();
    const [early, late] = [new AbortController(), new AbortController()];
    const leaves = slots.take(early.signal);
    const leavesLate = slots.take(late.signal);
    const stays = slots.take();
    early.abort(new Error('left'));
    await expect(leaves).rejects.toThrow('left');
    late.abort(new Error('left late'));
    slots.give(0);
    await expect(leavesLate).rejects.toThrow('left late');
    expect(await stays).toBe(0);
  });
});
