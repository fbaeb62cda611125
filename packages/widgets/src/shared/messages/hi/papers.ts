import {composed} from '../../../card/card-phrases.js';
import type {RowReason} from '../../../card/card-words.js';
import type {Language} from '../language.js';
import {inWords} from '../pieces.js';
import {form} from './kit.js';
import {grains} from './views.js';

const reasons: Readonly<Record<RowReason, string>> = {
  missing_required: 'खाली, जबकि मान आवश्यक है',
  not_a_date: 'तारीख नहीं है',
  not_a_number: 'संख्या नहीं है',
  not_an_integer: 'पूर्ण संख्या नहीं है',
  not_a_boolean: 'न हाँ, न नहीं',
  not_a_duration: 'समय अवधि नहीं है',
  money_range: 'इतनी बड़ी राशि कि सटीक नहीं रखी जा सकती',
  inexact_id: 'आईडी जिसके अंक खो गए',
  nul_character: 'ऐसा वर्ण जो किसी पाठ में नहीं होता',
  stray_quote: 'उद्धरण चिह्न जो बंद नहीं हुआ',
  blank: 'खाली, छोड़ी गई',
  test: 'परीक्षण डेटा, छोड़ी गई',
  bot: 'बॉट से, छोड़ी गई',
  spam: 'स्पैम, छोड़ी गई',
  merged: 'दूसरी में मिलाई गई, छोड़ी गई',
  deleted: 'हटाई गई, छोड़ी गई',
  continuation: 'ऊपर की पंक्ति का एक और आइटम, छोड़ी गई',
  same_stage: 'उसी चरण में एक और बदलाव, छोड़ी गई',
  other_field: 'किसी अन्य फ़ील्ड का बदलाव, छोड़ी गई',
  nothing_in_row: 'बिना किसी चरण के, छोड़ी गई',
};

const many = (count: number, one: string, other: string) => `${count} ${form(count, one, other)}`;

const phrases = composed({
  names: {
    mrr_versions: 'सदस्यताएँ', mrr_movements: 'MRR के बदलाव', ticket_facts: 'टिकट', funnel_deals: 'सौदे',
    solves: 'हल हुए टिकट', client_spells: 'ग्राहक रहने की अवधियाँ', goal_attempts: 'लक्ष्य के प्रयास',
    customer_id: 'ग्राहक', ticket_id: 'टिकट', mrr: 'MRR', cogs: 'माल की लागत',
    'mrr_movements.lesser': 'दोनों में से कम MRR', 'mrr_movements.start': 'आरंभ का MRR',
    'mrr_movements.end': 'अंत का MRR',
  },
  missing: 'अनुपस्थित', there: 'उपस्थित', yes: 'हाँ', no: 'नहीं', none: 'कोई नहीं', or: ' या ', comma: ', ',
  not: (what) => `${what} नहीं`,
  from: (edge) => `${edge} से`,
  upTo: (edge) => `${edge} से पहले तक`,
  rows: 'पंक्तियाँ',
  sum: (column) => `${column} का योग`,
  mean: (column) => `${column} का औसत`,
  median: (column) => `${column} की माध्यिका`,
  percentile: (column, nth) => `${column} का ${nth}वाँ शतमक`,
  different: (column) => `अलग-अलग ${column}`,
  withRows: (column, rows) => `अलग-अलग ${column}, जिनकी कम से कम ${many(rows, 'पंक्ति', 'पंक्तियाँ')} हों`,
  withSum: (column, of, above) => `अलग-अलग ${column}, जिनके ${of} का योग ${above} से अधिक हो`,
  of: (aggregate, fact, when) => `${fact} से ${aggregate}${when ? `, ${when}` : ''}`,
  is: (column, what) => `${column}: ${what}`,
  by: (column) => `${column} के अनुसार`,
  inForce: (edge, begun) => `${begun ? 'अवधि में शुरू और ' : ''}${edge === 'start' ? 'आरंभ' : 'अंत'} में लागू`,
  kept: 'आरंभ और अंत में लागू',
  edges: 'आरंभ में उपस्थित में से, आरंभ और अंत में लागू',
  moved: 'आरंभ से अंत तक के बदलाव के अनुसार',
  daily: (column) => `दिन-प्रतिदिन, ${column} के अनुसार`,
  spread: (from, to) => `${from} से ${to} तक बाँटा गया`,
  previous: 'पिछली अवधि में',
  yearAgo: 'एक वर्ष पहले',
  days: (count) => `अवधि के अंत तक के ${count} दिन`,
  months: (count) => `अवधि के अंत तक के ${count} महीने`,
  ever: 'पहली पंक्ति से',
  monthBefore: (months) => (months === 1 ? 'अंतिम महीने से पिछला महीना' : `अंतिम महीने से ${months} महीने पहले का महीना`),
});

export const card: Language['card'] = {
  ...phrases,
  close: 'बंद करें', copy: 'कॉपी करें', copied: 'कॉपी हो गया',
  notCopied: 'यह पृष्ठ कॉपी नहीं कर सकता; पाठ को चुनकर कॉपी करें',
  print: 'प्रिंट करें', definition: 'परिभाषा', madeOf: 'किससे बना है', period: 'अवधि', parameters: 'लागू सेटिंग',
  data: 'डेटा', computation: 'गणना', notes: 'ध्यान दें', sql: 'SQL', copySql: 'SQL कॉपी करें', handbook: 'स्रोत',
  numerator: 'अंश', denominator: 'हर', base: 'आधार', interval: '95% अंतराल',
  range: (low, high) => `${low} से ${high}`,
  shown: 'प्रदर्शित', comparedWith: 'तुलना', wholeRange: 'पूरी सीमा',
  allTime: 'पूरा समय; बिना तारीख की पंक्तियाँ भी गिनी जाती हैं',
  asOf: 'स्थिति', asOfNote: 'उसके बाद की पंक्तियाँ अभी ज्ञात नहीं', timeZone: 'समय क्षेत्र',
  days: (from, until) => `${from} से ${until} से पहले तक`,
  countedUpTo: (until) => `अभी जारी है; ${until} से पहले तक गिना गया`,
  periods: (count, grain) => `${count} अवधियाँ${grain === null ? '' : ` (${grains[grain]!})`}`,
  filter: 'फ़िल्टर', groupedBy: 'समूहीकरण',
  rows: (read, accepted, rejected, skipped) =>
    `${read} पंक्तियाँ पढ़ी गईं: ${accepted} स्वीकृत, ${rejected} अस्वीकृत, ${skipped} छोड़ी गईं`,
  reason: (count, code, column, line) =>
    `${count} × ${inWords(reasons, code)}${column ? `, ${column} में` : ''}; पहली बार पंक्ति ${line} में`,
  column: 'कॉलम', filledFrom: 'कहाँ से भरा गया',
  fallback: (value) => `${value}, क्योंकि फ़ाइल में यह कॉलम नहीं है`,
  notInFile: 'कुछ नहीं, क्योंकि फ़ाइल में यह कॉलम नहीं है',
  memory: (size) => `मेमोरी में ${size}`,
  engine: (engines, queries, time) =>
    `${engines.join(' और ')} ने ${many(queries, 'क्वेरी', 'क्वेरी')} का उत्तर ${time} में दिया`,
  engineNames: {columns: 'निर्धारित प्रकार वाले कॉलम', duckdb: 'DuckDB'},
  check: 'DuckDB में जाँचें',
  checking: (done, of) => `DuckDB से पूछा जा रहा है: ${of} में से ${done}`,
  agrees: (queries) => `दोनों सहमत हैं: DuckDB भी ${many(queries, 'क्वेरी', 'क्वेरी')} पर वही संख्याएँ देता है।`,
  differs: (count) => `${many(count, 'स्थान', 'स्थानों')} पर अंतर है:`,
  difference: (place, what, here, there) => `${place ? `${place}: ` : ''}${what} यहाँ ${here} है, DuckDB में ${there}`,
  hasRow: 'उपस्थित', hasNoRow: 'अनुपस्थित',
  failed: (why) => `DuckDB से पूछा नहीं जा सका: ${why}`,
  queryTitle: (nth, of, kind) => `क्वेरी ${nth}/${of}: ${kind}`,
};

export const doctor: Language['doctor'] = {
  guess: (preset, confidence) => (preset === null
    ? `कॉलम ${confidence} निश्चितता से पहचाने गए: उन्हें columns में बताएँ।`
    : `${preset} निर्यात के रूप में ${confidence} निश्चितता से पहचाना गया: इसे preset में बताएँ।`),
  rows: ({read, accepted, rejected, skipped}) => card.rows(read, accepted, rejected, skipped),
  reason: ({code, column, firstLine}, count) =>
    `${inWords(reasons, code)}${column ? `, ${column} में` : ''}: ${count}, पहली बार पंक्ति ${firstLine} में`,
  columns: (filled, all) => `${all} में से ${filled} कॉलम फ़ाइल से भरे गए`,
  column: 'कॉलम', type: 'प्रकार', from: 'कहाँ से भरा गया',
  sure: (confidence) => `${confidence} निश्चित`,
  extras: (names) => `अपने नाम से रखे गए: ${names}`,
  metrics: 'मेट्रिक',
  serves: (names) => `इनसे गणना हो सकती है: ${names}`,
  servesNone: 'इनसे किसी की गणना नहीं हो सकती।',
  lacks: (count) => `जिनमें कुछ कमी है: ${count}`,
};

export const exports: Language['export'] = {
  menu: 'सहेजें या प्रिंट करें', table: 'तालिका', copy: 'कॉपी करें',
  csv: 'CSV में सहेजें', svg: 'SVG में सहेजें', png: 'PNG में सहेजें', print: 'प्रिंट करें',
  copied: 'कॉपी हो गया', notCopied: 'ब्राउज़र ने कॉपी करने की अनुमति नहीं दी', close: 'बंद करें',
  failed: (why) => `यह नहीं हो सका: ${why}`,
  allTime: 'पूरा समय',
  period: (period) => `अवधि: ${period}`,
  source: (tables, asOf) => `स्रोत: ${tables}${asOf === null ? '' : ` · ${asOf} की स्थिति`}`,
  rows: (table, count) => `${table} (${count} पंक्तियाँ)`,
  cut: (shown, total) => `${total} में से पहली ${shown} पंक्तियाँ दिखाई गई हैं; कॉपी और CSV में सभी हैं।`,
  metric: 'मेट्रिक', group: 'समूह', all: 'सभी', from: 'से', until: 'तक', value: 'मान', before: 'पहले', base: 'n',
  low: '95% से', high: '95% तक', note: 'टिप्पणी', unfinished: 'अभी जारी है',
  step: 'चरण', reached: 'पहुँचे', ofPrevious: 'पिछले का', ofFirst: 'पहले का', pending: 'अभी रास्ते में',
  medianSeconds: 'माध्यिका समय (सेकंड)', meanSeconds: 'औसत समय (सेकंड)', cohort: 'समूह', size: 'आकार',
};
