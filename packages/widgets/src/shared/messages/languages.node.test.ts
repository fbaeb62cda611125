import {metricIds} from '@crm-widgets/metrics';
import {shortNames} from '@crm-widgets/metrics/other-names';
import {beforeAll, describe, expect, it} from 'vitest';
import {breakdownMessages} from '../../breakdown/breakdown-messages.js';
import {cardWords} from '../../card/card-words.js';
import {cohortViewWords} from '../../cohort-retention/cohort-view-words.js';
import {cohortWords} from '../../cohort-retention/cohort-words.js';
import {doctorWords} from '../../doctor/doctor-words.js';
import {exportWords} from '../../export/export-words.js';
import {rowsWords} from '../rows-words.js';
import {funnelWords} from '../../funnel/funnel-words.js';
import {trendMessages} from '../../trend/trend-messages.js';
import {Formats} from '../format.js';
import type {Language, Sections} from './language.js';
import {learn, tags} from './languages.js';
import {messagesFor} from './messages.js';
import {learned, wordsOf} from './words-of.js';

const sections: {readonly [K in keyof Sections]: (locale: string) => Sections[K]} = {
  kit: messagesFor, trend: trendMessages, breakdown: breakdownMessages, funnel: funnelWords, rows: rowsWords,
  cohort: cohortWords, views: cohortViewWords, card: cardWords, doctor: doctorWords, export: exportWords,
};
/** Counts that between them meet every plural category of the languages of the kit. */
const counts = [0, 1, 2, 3, 5, 6, 11, 21, 100, 1_000_000];

it('the kit speaks ten languages, English being there at once', () =>
  expect(['en', ...tags].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'he', 'hi', 'ja', 'pt', 'zh']));

for (const tag of tags) {
  describe(`words of ${tag}`, () => {
    beforeAll(() => learn(tag));

    it('hold every message of English', () => {
      for (const [name, words] of Object.entries(sections)) {
        const own = learned.get(tag)![name as keyof Sections] as object;
        const lacking = Object.keys(words('en')).filter((key) => !(key in own));
        expect([name, lacking]).toEqual([name, name === 'card' ? ['spoken', 'header'] : []]);
      }
    });

    it('tell all plurals apart that the language has', () =>
      expect([...learned.get(tag)!.categories!].sort())
        .toEqual(new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted()));

    it('know the titles of all metrics, also by short names', () => {
      const {metricTitle} = messagesFor(tag);
      expect([...metricIds, ...Object.keys(shortNames), 'funnel', 'cohort-retention', 'doctor'].filter((id) => !metricTitle(id))).toEqual([]);
      expect(metricTitle('toString')).toBeUndefined();
    });

    it('say any count', () => {
      const [kit, cohort] = [messagesFor(tag), cohortWords(tag)];
      const said = counts.flatMap((n) => [
        kit.notes(n, `${n}`), kit.more(n, `${n}`), kit.leftOut(`${n}`, '9', n), funnelWords(tag).moreGroups(`${n}`, n),
        ...['day', 'week', 'month', 'quarter', 'year', 'other'].map((grain) => cohort.time(grain, n, `${n}`)),
        breakdownMessages(tag).sentence({title: 'T', dimension: 'd', period: null, groups: n, first: null}),
        cardWords(tag).agrees(n), cardWords(tag).differs(n),
      ]);
      expect(said.filter((text) => /undefined|null|NaN/.test(text))).toEqual([]);
    });

    it('name a target once beside what became of it', () => {
      const {target, status} = messagesFor(tag);
      const word = target('').replaceAll(/\P{L}/gu, '').toLowerCase();
      expect(Object.values(status).filter((each) => each.toLowerCase().includes(word))).toEqual([]);
    });

    it('keep what they are given', () => {
      const {kpiSentence, within, status} = messagesFor(tag);
      const sentence = kpiSentence({
        title: 'Tt', value: 'Vv', reason: null, period: within('Pp', 'month'), unfinished: true,
        change: {direction: 'down', size: 'Ss', points: true}, before: 'Bb', target: 'Gg', status: status.near,
      });
      for (const part of ['Tt', 'Vv', 'Pp', 'Ss', 'Bb', 'Gg', status.near.toLowerCase()]) expect(sentence).toContain(part);
      expect(kpiSentence({
        title: 'Tt', value: null, reason: 'Rr', period: null, unfinished: false, change: null, before: null, target: null, status: null,
      })).toMatch(/Tt.*Rr/);
    });
  });
}

describe('a region or a script', () => {
  beforeAll(() => Promise.all([learn('zh-Hans-CN'), learn('pt-PT')]));
  it.each([
    ['zh', '数值'], ['zh-CN', '数值'], ['zh-SG', '数值'], ['zh-Hans-HK', '数值'], ['zh-Hant', 'Value'], ['zh-TW', 'Value'], ['zh-Hant-HK', 'Value'],
    ['pt-BR', 'Valor'], ['pt-PT', 'Valor'], ['pt-AO', 'Valor'], ['nb-NO', 'Value'],
  ])('%s reads %s', (locale, value) => expect(messagesFor(locale).value).toBe(value));
  it('fetches nothing for traditional Chinese', async () => expect(await learn('zh-TW')).toBe(false));
});

describe('a language falls back to English', () => {
  it('where the kit does not speak it', () => expect(messagesFor('tlh').table).toBe('Show as table'));
  it('until it has come', () => expect(wordsOf('kit', messagesFor('en'), 'xx').table).toBe('Show as table'));
  it('message by message', () => {
    learned.set('xx', {kit: {value: 'Valoro'}} as Partial<Language>);
    expect([messagesFor('xx').value, messagesFor('xx-Latn').share]).toEqual(['Valoro', 'Share']);
    learned.delete('xx');
  });
  it('without a word of it fetched', async () => expect(await learn('tlh')).toBe(false));
});

describe('German', () => {
  beforeAll(() => learn('de'));
  it('is fetched once', async () => expect(await learn('de-AT')).toBe(false));
  it('writes quarters its own way', () =>
    expect(new Formats('de').period({from: '1998-04-01', until: '1998-07-01'})).toBe('Q2 1998'));
  it('says a finding', () => expect(messagesFor('de').kpiSentence({
    title: 'Umsatz', value: '5.590,87 $', reason: null, period: 'im Juni 1998', unfinished: false,
    change: {direction: 'down', size: '23 %', points: false}, before: 'Mai 1998', target: '6.000,00 $', status: 'Verfehlt',
  })).toBe('Umsatz: 5.590,87 $ im Juni 1998, gesunken um 23 % gegenüber Mai 1998; Ziel von 6.000,00 $ verfehlt.'));
});

describe('the digits that a page asks for', () => {
  beforeAll(() => Promise.all(['ar', 'hi'].map(learn)));
  it.each([['ar-u-nu-arab', '٩٥'], ['hi-u-nu-deva', '९५']])('%s: are those of 95, too', (locale, digits) => {
    const formats = new Formats(locale);
    const said = messagesFor(locale).interval(formats.percent(0.208), formats.percent(0.939));
    expect(said).toContain(digits);
    expect(said).not.toMatch(/[0-9]/);
  });
});

describe('Arabic', () => {
  beforeAll(() => learn('ar'));
  it('keeps the percent sign on the right of 95 behind Arabic letters, as CLDR does: by marks around it', () =>
    expect(messagesFor('ar').interval('20.8', '93.9')).toContain(new Intl.NumberFormat('ar-u-nu-latn', {style: 'percent'}).format(0.95)));
});
