import type {FactRef} from '@crm-widgets/core';
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
import {apart, sentences} from './pieces.js';
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

    it('call lengths of periods by their own names', () =>
      expect(['day', 'week', 'month', 'quarter', 'year'].filter((grain) => cardWords(tag).periods('12', grain).includes(grain))).toEqual([]));

    it('call what is measured as no other language does', () => {
      const said = cardWords(tag).measure({
        fact: {name: 'mrr_movements'} as FactRef, at: {kind: 'always'}, aggregate: {kind: 'sum', column: 'lesser'},
      });
      expect(said).not.toMatch(/changes|lesser|both| of /);
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
        change: {direction: 'down', size: 'Ss', points: 3}, before: 'Bb', target: 'Gg', status: status.near,
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
    change: {direction: 'down', size: '23 %', points: null}, before: 'Mai 1998', target: '6.000,00 $', status: 'Verfehlt',
  })).toBe('Umsatz: 5.590,87 $ im Juni 1998, gesunken um 23 % gegenüber Mai 1998; Ziel von 6.000,00 $ verfehlt.'));
});

describe('the digits that a page asks for', () => {
  const locales = ['ar-u-nu-arab', 'ar-EG-u-nu-arab', 'hi-u-nu-deva', 'hi-IN-u-nu-deva'];
  beforeAll(() => Promise.all(locales.map(learn)));

  it.each(locales)('%s: stand in every sentence of the kit', (locale) => {
    const formats = new Formats(locale);
    const [kit, cohort, card, doctor] = [messagesFor(locale), cohortWords(locale), cardWords(locale), doctorWords(locale)];
    const said = [
      ...Object.values(sections).flatMap((words) => Object.values(words(locale)).filter((text) => typeof text === 'string')),
      ...Object.values(kit.warnings), kit.interval(formats.percent(0.208), formats.percent(0.939)),
      breakdownMessages(locale).sentence({title: 'T', dimension: 'd', period: null, groups: 12, first: null}),
      cohort.between(formats.percent(0.2), formats.percent(0.3)), card.agrees(12), card.differs(12), card.checking(3, 12),
      card.queryTitle(3, 12, 'measures'), card.measure({fact: {name: 'deals'} as FactRef, at: {kind: 'always'}, aggregate: {kind: 'count'}, over: {days: 90}}),
      card.value(14), doctor.reason({code: 'blank', column: null, count: 3, firstLine: 2001}, formats.count(3)),
      formats.period({from: '2024-04-01', until: '2024-07-01'}), formats.ago(0, 300_000),
    ];
    expect(said.filter((text) => /[0-9]/.test(text))).toEqual([]);
  });

  it.each([['ar-u-nu-arab', '٩٥٪'], ['hi-u-nu-deva', '९५%']])('%s: are those of 95, with the sign that goes with them', (locale, percent) =>
    expect(messagesFor(locale).interval('', '')).toContain(percent));

  it('leave alone what the page or its data wrote', () => {
    expect(messagesFor('hi-u-nu-deva').definition('Q2 2024')).toContain('Q2 2024');
    expect(cardWords('hi-u-nu-deva').condition('plan2')).toBe('plan2');
    expect(cardWords('ar-u-nu-arab').measure({
      fact: {name: 'deals'} as FactRef, at: {kind: 'always'}, aggregate: {kind: 'count'}, filter: {utm2: 'x1'},
    })).toMatch(/utm2.*x1/);
  });

  it('are asked for by their name alone', async () => {
    await learn('hi');
    expect(messagesFor('hi').interval('', '')).toContain('95%');
    expect(messagesFor('ar-u-nu-latn').interval('', '')).not.toMatch(/[٠-٩]/);
    expect([messagesFor('hi').language, messagesFor('hi-u-nu-deva').language]).toEqual(['hi', 'hi-u-nu-deva']);
  });
});

describe('Arabic', () => {
  beforeAll(() => learn('ar'));
  it('keeps the percent sign on the right of 95 behind Arabic letters, as CLDR does: by marks around it', () =>
    expect(messagesFor('ar').interval('20.8', '93.9')).toContain(new Intl.NumberFormat('ar-u-nu-latn', {style: 'percent'}).format(0.95)));
});

describe('what is put together', () => {
  beforeAll(() => Promise.all(tags.map(learn)));
  const change = (tag: string, points: number | null, before: string) => messagesFor(tag).kpiSentence({
    title: 'T', value: '7', reason: null, period: null, unfinished: false,
    change: {direction: 'up', size: points === null ? '5 %' : `${points}`, points}, before, target: null, status: null,
  });

  // Duden; Le Bon Usage 500 (the plural begins at two); RAE, Nueva gramática 3.2; Wright 3rd ed. I 319 for Arabic.
  it.each([
    ['en', 1, '1 point'], ['en', 1.2, '1.2 points'], ['de', 1, '1 Punkt '], ['de', 1.2, '1.2 Punkte '], ['fr', 1.2, '1.2 point '], ['fr', 2, '2 points '],
    ['es', 1, '1 punto '], ['es', 1.2, '1.2 puntos '], ['pt', 1.2, '1.2 ponto '], ['pt', 2, '2 pontos '],
    ['he', 1, 'נקודה אחת '], ['he', 2, ' נקודות '], ['ar', 3, ' نقاط '], ['ar', 11, ' نقطة '],
  ])('%s: %f points', (tag, points, words) => expect(change(tag, points, '1998')).toContain(words));

  it.each([
    ['de', 'day', 'gegenüber dem 15. Juni 1998.'], ['de', 'month', 'gegenüber Juni 1998.'], ['de', 'quarter', 'gegenüber Q2 1998.'],
    ['fr', 'day', 'par rapport au 15 juin 1998.'], ['fr', 'quarter', 'par rapport au T2 1998.'], ['fr', 'month', 'par rapport à juin 1998.'],
    ['fr', 'year', 'par rapport à 1998.'], ['es', 'day', 'frente al 15 de junio de 1998.'], ['es', 'quarter', 'frente al T2 1998.'],
    ['es', 'year', 'frente a 1998.'], ['pt', 'quarter', 'em relação ao T2 de 1998.'], ['pt', 'month', 'em relação a junho de 1998.'],
    ['ja', 'month', '。1998年6月から5 %増。'], ['zh', 'month', '较 1998年6月上升 5 %。'],
  ])('%s: beside a %s', (tag, shape, end) => {
    const period = {
      day: {from: '1998-06-15', until: '1998-06-16'}, month: {from: '1998-06-01', until: '1998-07-01'},
      quarter: {from: '1998-04-01', until: '1998-07-01'}, year: {from: '1998-01-01', until: '1999-01-01'},
    }[shape]!;
    const said = change(tag, null, new Formats(tag).period(period));
    expect(said.slice(-end.length)).toBe(end);
  });

  // Academy of the Hebrew Language, rules of punctuation: a letter of use before another script or a figure has a hyphen.
  it('Hebrew letters lean on figures and other scripts by a hyphen', () => {
    const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');
    const {within} = messagesFor('he');
    expect([within('יוני 1998', 'month'), within('15 ביוני 1998', 'day')].map(plain)).toEqual(['ביוני 1998', 'ב-15 ביוני 1998']);
    expect(plain(funnelWords('he').overall('Lead', '10', 'Won', '3', '30%'))).toContain(' ב-Lead ');
    expect(plain(funnelWords('he').overall('ליד', '10', 'זכייה', '3', '30%'))).toContain(' בליד ');
  });

  it('one of them is one', () => {
    const alone = (tag: string) => cohortWords(tag).averageCell('month', '1', '9', '1', 1);
    expect([alone('en'), alone('fr'), alone('es'), alone('pt')].map((text) => text.split(' ').at(-1)))
      .toEqual(['customer', 'client', 'cliente', 'cliente']);
    expect(alone('he')).toContain('לקוח אחד');
    expect([funnelWords('fr').wait('1', 1), funnelWords('es').wait('3', 3), funnelWords('pt').wait('1', 1)])
      .toEqual(['1 encore possible', '3 aún pueden', '1 ainda pode']);
    expect(breakdownMessages('ar').sentence({title: 'T', dimension: 'd', period: null, groups: 2, first: null})).toContain('مجموعتان.');
    const average = {name: 'M', time: 't', rate: '9 %', n: '1', count: 1, of: 'cohorts'} as const;
    expect(['de', 'fr', 'es', 'pt'].map((tag) => cohortViewWords(tag).averageCell(average).split(' ').at(-1)))
      .toEqual(['Kohorte', 'cohorte', 'cohorte', 'coorte']);
  });

  it('no space stands beside full-width marks, nor within a run of Chinese', () => {
    const said = ['ja', 'zh'].flatMap((tag) => [
      cohortWords(tag).finding('customers', [1, 12].map((n) => ({rate: '9%', after: cohortWords(tag).time('month', n, `${n}`)}))),
      change(tag, null, new Formats(tag).period({from: '1998-06-01', until: '1998-07-01'})),
      messagesFor(tag).kpiSentence({
        title: messagesFor(tag).metricTitle('revenue')!, value: '7', reason: null, period: messagesFor(tag).within('1998年6月', 'month'),
        unfinished: false, change: null, before: null, target: null, status: null,
      }),
      sentences('。', '。'),
    ]);
    expect(said.filter((text) => /[。，、；：] | [。，、；：]|\p{Script=Han} \p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('French has the spaces that CLDR gives to percent, and printers to the semicolon', () => {
    const {interval, stale} = messagesFor('fr');
    expect(interval('a', 'b')).toContain(new Intl.NumberFormat('fr', {style: 'percent'}).format(0.95));
    expect(stale('hier')).toContain('\u202f; ');
  });
});

it('a name that runs from the right takes no figure along in a sentence that does not', () =>
  expect([apart('فوز'), apart('זכייה'), apart('Won')]).toEqual(['\u2068فوز\u2069', '\u2068זכייה\u2069', 'Won']));
