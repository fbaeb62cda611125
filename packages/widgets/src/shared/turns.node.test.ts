import {describe, expect, it} from 'vitest';
import {inTurn} from './turns.js';

/** Keeps the thread busy, as a drawing does. */
function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('inTurn', () => {
  it('does one work at once and others in the next task, first come, first served', async () => {
    const done: string[] = [];
    const works = ['a', 'b', 'c'].map((name) => inTurn(() => done.push(name)));
    expect(done).toEqual(['a']);
    await works[1];
    expect(done).toEqual(['a', 'b', 'c']);
  });
  it('leaves to later tasks what would make one long', async () => {
    const done: string[] = [];
    const works = ['a', 'b', 'c', 'd'].map((name) => inTurn(() => {
      busy(20);
      done.push(name);
    }));
    await works[1];
    expect(done).toEqual(['a', 'b']);
    await Promise.all(works);
    expect(done).toEqual(['a', 'b', 'c', 'd']);
  });
  it('hands on what a work throws, and goes on', async () => {
    const first = inTurn(() => { throw new RangeError('no'); });
    await expect(first).rejects.toThrow(RangeError);
    await inTurn(() => undefined);
  });
});
