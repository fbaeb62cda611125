import {outcomeOf} from '../conversions.js';
import type {Headers, Made} from '../preset.js';
import type {Texts} from '../texts.js';

/** `hs_v2_date_entered_<stage>` of the API, and `Date entered "Stage (Pipeline)"` of the export. */
const forms = [/^hs_(?:v2_)?date_(entered|exited)_(.+)$/i, /^date (entered|exited) ["“']?(.+?)["”']?$/i];

interface StageDate {
  readonly stage: string;
  readonly way: 'entered' | 'exited';
}

function readHeader(header: string): StageDate | null {
  const name = header.replace(/\uFEFF/g, '').trim();
  // Nobody knows which stage these are of; the one that a deal is in now has a column of its own as well.
  if (/(?:current[ _]|entered |exited )stage$/i.test(name)) return null;
  for (const form of forms) {
    const match = form.exec(name);
    // The pipeline in brackets is no part of the stage's name.
    if (match) return {way: match[1]!.toLowerCase() as 'entered', stage: match[2]!.replace(/\s*\([^()]*\)\s*$/, '')};
  }
  return null;
}

/** Whether a header is that of a date of entry. */
export function isStageDate(header: string): boolean {
  return header.trim().toLowerCase() === enteredStage.toLowerCase() || readHeader(header)?.way === 'entered';
}

/** The dates of an export that has a row for each stage. */
const enteredStage = 'Date entered stage';
const leftStage = 'Date left stage';

const read = new WeakMap<readonly string[], readonly {place: number; exit: number | null; stage: string}[]>();

/** The pairs of columns of a file, found once. */
function pairsOf(headers: readonly string[]) {
  let pairs = read.get(headers);
  if (!pairs) {
    const dates = headers.map((header, place) => ({place, date: readHeader(header)}));
    const exitOf = (stage: string) => dates.find(({date}) => date?.way === 'exited' && date.stage === stage)?.place ?? null;
    pairs = dates.flatMap(({place, date}) => (date?.way === 'entered' ? [{place, stage: date.stage, exit: exitOf(date.stage)}] : []));
    read.set(headers, pairs);
  }
  return pairs;
}

/**
 * The stages that a deal has been in, in the order in which it entered them.
 * @param stage headers of the stage of a row, where each has one
 */
export function stagesOf(row: Texts, stage: Headers): Made[] {
  if (row.has(enteredStage)) return stageOf(row, row.text(...stage));
  const entered = pairsOf(row.headers).flatMap(({place, exit, stage: name}) => {
    const text = row.at(place);
    return text === null ? [] : [{stage: name, entered: text, exited: exit === null ? null : row.at(exit), at: row.instantOf(text)}];
  });
  entered.sort((a, b) => a.at - b.at);
  return entered.map(({stage: name, entered: at, exited}, i): Made => ({
    seq: i + 1, stage: name, entered_at: at, exited_at: exited, ...outcomes(name),
  }));
}

/** The one stage of a row; a deal that has not entered it yet has none. */
function stageOf(row: Texts, stage: string | null): Made[] {
  const entered = row.text(enteredStage);
  if (entered === null) return [];
  return [{stage, entered_at: entered, exited_at: row.text(leftStage), ...outcomes(stage)}];
}

function outcomes(stage: string | null): Made {
  return {is_won: outcomeOf(stage) === 'won', is_closed: outcomeOf(stage) !== null};
}
