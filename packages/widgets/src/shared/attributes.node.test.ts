import {assert, property, json, dictionary, jsonValue, string} from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readAddresses, readNumber, readObject, readOneOf} from './attributes.js';

describe('readObject', () => {
  it('reads the text of an attribute', () =>
    expect({...readObject('where', '{"channel": "web"}', '{}')}).toEqual({channel: 'web'}));
  it('reads the value of a property', () =>
    expect({...readObject('where', {channel: null}, '{}')}).toEqual({channel: null}));
  it('is undefined where nothing was given', () =>
    expect([readObject('where', '', '{}'), readObject('where', null, '{}')]).toEqual([undefined, undefined]));
  const wrongs = ['{"a":', '[1]', '"text"', '3', 'null', '{"__proto__": {"polluted": 1}}', '{"a": {"__proto__": 1}}'];
  for (const wrong of wrongs) {
    it(`refuses ${wrong}, and names attribute, what was got and the mend`, () =>
      expect(() => readObject('where', wrong, '{"channel": "web"}')).toThrow(`E_ATTR attribute where: got "${wrong}", `
        + `wanted JSON such as {"channel": "web"}. Set where='{"channel": "web"}'`));
  }
  it('cuts what was got short', () => expect(() => readObject('where', 'x'.repeat(500), '{}')).toThrow(/"x{59}…"/));

  it('gives objects without a prototype, and never reaches another object', () => {
    assert(property(json(), (text) => {
      try {
        const value = readObject('where', text, '{}');
        if (value !== undefined) expect(Object.getPrototypeOf(value)).toBeNull();
      } catch (fault) {
        expect(fault).toHaveProperty('code', 'E_ATTR');
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }));
  });

  it('gives back what JSON holds', () => {
    const key = string().filter((name) => name !== '__proto__');
    assert(property(dictionary(key, jsonValue({maxDepth: 0})), (value) => {
      expect(JSON.stringify(readObject('where', JSON.stringify(value), '{}'))).toBe(JSON.stringify(value));
    }));
  });
});

describe('readNumber', () => {
  it('reads text and numbers', () => {
    expect(readNumber('target', '5e3', '1')).toBe(5000);
    expect(readNumber('target', 0, '1')).toBe(0);
    expect(readNumber('target', '', '1')).toBeUndefined();
  });
  for (const wrong of ['ten', '1,5', ' ', Number.NaN, Infinity]) {
    it(`refuses ${JSON.stringify(wrong)}`, () =>
      expect(() => readNumber('target', wrong, '1')).toThrow(/E_ATTR attribute target/));
  }
});

describe('readOneOf', () => {
  it('takes a word of the list', () => expect(readOneOf('loading', 'eager', ['lazy', 'eager'])).toBe('eager'));
  it('refuses any other and names them', () =>
    expect(() => readOneOf('loading', 'soon', ['lazy', 'eager']))
      .toThrow('got "soon", wanted lazy, eager. Set loading="lazy"'));
});

describe('readAddresses', () => {
  const read = (text: string) => readAddresses(text, 'https://page.example/blog/post.html');
  it('are seen from the page, several apart', () =>
    expect(read('a.csv  /b.csv https://cdn.example/c.csv')).toEqual([
      'https://page.example/blog/a.csv', 'https://page.example/b.csv', 'https://cdn.example/c.csv',
    ]));
  const wrongs = [
    'javascript:alert(1)', 'data:text/csv,a', 'blob:https://page.example/1', 'file:///etc/passwd', 'JaVaScRiPt:x',
    'http://',
  ];
  for (const wrong of wrongs) {
    it(`refuses ${wrong}`, () => expect(() => read(wrong)).toThrow(/E_URL_SCHEME/));
  }
});
