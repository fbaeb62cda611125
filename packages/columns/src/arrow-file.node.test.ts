import * as arrow from 'apache-arrow';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {faultOf, read, refused, valuesOf} from './read-fixtures.js';

const coded = (id: number) => new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32(), id);

/** A stream of as many batches as lists, each with dictionaries of its own under the same ids, as writers that replace them do. */
function streamOf(batches: readonly (readonly (string | null)[])[]): Uint8Array {
  const fields = [new arrow.Field('customer_id', coded(7), true), new arrow.Field('plan', coded(8), true)];
  const days = new arrow.Field('issued_at', new arrow.Utf8(), true);
  const amounts = new arrow.Field('amount', new arrow.Float64(), true);
  const schema = new arrow.Schema([...fields, days, amounts]);
  const writer = new arrow.RecordBatchStreamWriter();
  for (const texts of batches) {
    const children = [
      ...fields.map(({type}) => arrow.vectorFromArray(texts, type).data[0]!),
      arrow.vectorFromArray(texts.map(() => '2024-01-01'), new arrow.Utf8()).data[0]!,
      arrow.vectorFromArray(texts.map((_, i) => i), new arrow.Float64()).data[0]!,
    ];
    const data = arrow.makeData({type: new arrow.Struct(schema.fields), length: texts.length, nullCount: 0, children});
    writer.write(new arrow.RecordBatch(schema, data));
  }
  writer.finish();
  return writer.toUint8Array(true);
}

const readCut = (bytes: Uint8Array, cuts: readonly number[]) => read([{bytes, cuts, file: {name: 'rows.arrow'}}]);

/** Cuts within the bytes. */
const cutsOf = (bytes: Uint8Array, shares: readonly number[]) => shares.map((share) => Math.floor(share * bytes.length));

describe('a file of Arrow', () => {
  it('reads the same wherever it is cut, with dictionaries that rows share, or that come between them', async () => {
    const text = fc.option(fc.constantFrom('a', 'b', ' padded ', '\u00e9', '', ' ', 'long enough for no short cut'), {freq: 5});
    const batches = fc.array(fc.array(text, {minLength: 1, maxLength: 20}), {minLength: 1, maxLength: 4});
    const shares = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 6});
    await fc.assert(fc.asyncProperty(batches, shares, async (lists, some) => {
      const bytes = streamOf(lists);
      const table = await readCut(bytes, cutsOf(bytes, some));
      const wanted = lists.flat().map((value) => value?.trim() || null);
      expect(valuesOf(table, 'customer_id')).toEqual(wanted);
      expect(valuesOf(table, 'plan')).toEqual(wanted);
    }), {numRuns: 60});
  });
  it('refuses rows whose text is unreadable, and no others', async () => {
    const bytes = streamOf([['a', 'nul\0', 'b', 'a']]);
    const table = await readCut(bytes, [bytes.length - 50]);
    expect(valuesOf(table, 'customer_id')).toEqual(['a', 'b', 'a']);
    expect(refused(table)).toEqual(['1 nul_character in customer_id from line 2']);
  });
  it('tells of damage at its end, wherever in it the damage is', async () => {
    const bytes = streamOf([['a', 'b']]);
    for (let at = 8; at < bytes.length; at += 40) {
      const damaged = bytes.slice();
      damaged.set([0xff, 0xff, 0xff, 0x7f], at & ~3);
      const reading = readCut(damaged, [100, 400]);
      const fault = await reading.then(() => null, () => faultOf(reading));
      if (fault) expect(fault.code).toMatch(/^E_/);
    }
  });
  it('is whole only with its end', async () => {
    const bytes = streamOf([['a', 'b']]);
    const fault = await faultOf(readCut(bytes.subarray(0, bytes.length - 8), [60]));
    expect(fault.message).toContain('the end marker is missing after 2 rows');
  });
});
