import {inOneLine} from '@crm-widgets/core';
import {describe, expect, it} from 'vitest';
import {diagnose, queryFault} from './engine-faults.js';
import {EngineError} from './engine-port.js';

const said = (message: string, name = 'Error') => new EngineError({name, message});
const json = (type: string, message: string) =>
  said(JSON.stringify({exception_type: type, exception_message: message}));

describe('what the engine says of a failure', () => {
  it('tells a lack of memory, a cancel, a trap and a faulty statement apart', () => {
    expect(diagnose(json('Out of Memory', 'failed to pin block of size 256.0 KiB'))).toBe('memory');
    expect(diagnose(said('query was canceled'))).toBe('cancelled');
    expect(diagnose(json('Binder', 'Referenced column "x" not found'))).toBe('statement');
    // RE-02: the four traps that were seen.
    for (const trap of ['memory access out of bounds', 'null function', 'unreachable', 'function signature mismatch']) {
      expect(diagnose(said(trap, 'RuntimeError'))).toBe('suspect');
      expect(diagnose(said(trap))).toBe('suspect');
    }
    expect(diagnose(json('INTERNAL', 'Attempted to access index 3'))).toBe('suspect');
    expect(diagnose(json('FATAL', 'database has been invalidated'))).toBe('suspect');
  });

  it('SE-14 never repeats data', () => {
    const errors = [
      json('Conversion', 'Could not convert string \'anna@example.org\' to INT32\nLINE 1: select \'anna@example.org\''),
      said('Conversion Error: invalid date "anna@example.org", expected'),
      said('Out of Range Error: Overflow in multiplication of INT64 (4711 * 4711)!'),
    ];
    const lines = errors.map((error) => inOneLine(queryFault(error, false).toJSON()));
    for (const line of lines) expect(line).not.toMatch(/anna|4711/);
    expect(lines[0]).toContain('E_QUERY engine: Conversion Error: Could not convert string');
    expect(queryFault(errors[0], false).cause).toBeUndefined();
    expect(queryFault(errors[0], true).cause).toBe(errors[0]);
  });

  it('is at most 200 characters of it', () => {
    expect(queryFault(said('x'.repeat(5000)), false).what.length).toBe(200);
  });
});
