import type {CohortResult} from '@crm-widgets/core';
import {cellText, type Drawing} from './cohort-drawing.js';
import {cohortLabel, periodName} from './cohort-words.js';
import {oncePer} from './once-per.js';

/** Cells that are looked at, as writing all of a large triangle would take longer than drawing it. */
const looked = 400;
/** What a character takes at most of a number and of a name, and what surrounds a text, em. */
const DIGIT = 0.62;
const LETTER = 0.56;
const AROUND = 1;
/** The same on paper, and of an average at least, whose letters are bold. */
const PRINTED = 0.3;
const LEAST_PRINTED = 3.75;
/** Of a column, and of names; with its mark a name that is compared is a letter longer. */
const LEAST = 3.75;
const LEAST_NAME = 6.5;

type Widths = Readonly<Record<'--name' | '--size' | '--column' | '--ems', string>>;
const known = oncePer<CohortResult, Widths>();

/** Widths that hold whatever stands in the heads of rows and in any column, as lengths of CSS. */
export function widthsOf(drawing: Drawing): Widths {
  const {result, formats, look: {show}, brackets} = drawing;
  return known(result, JSON.stringify([formats.locale, show, brackets]), () => {
    const names = result.cohorts.map(({from}) => lengthOf(cohortLabel(formats, from, result.grain)));
    const everyone = result.cohorts.reduce((sum, {size}) => sum + size, 0);
    const column = longestCell(drawing) * DIGIT;
    return {
      '--name': em(LEAST_NAME, (Math.max(0, ...names) + 1) * LETTER), '--size': em(0, formats.count(everyone).length * DIGIT),
      '--column': em(LEAST, column), '--ems': Math.max(LEAST_PRINTED, column + PRINTED).toFixed(2),
    };
  });
}

function em(least: number, length: number): string {
  return `${Math.max(least, Math.ceil((length + AROUND) * 4) / 4)}em`;
}

/** Letters of some scripts are as wide as two others. */
function lengthOf(text: string): number {
  return text.length + (text.match(/[\u3000-\u9fff\uac00-\ud7af]/g) ?? []).length;
}

function longestCell(drawing: Drawing): number {
  const {result: {cohorts}, columns} = drawing;
  const all = cohorts.flatMap(({cells}) => cells.filter((cell) => cell !== null));
  const every = Math.max(1, Math.floor(all.length / looked));
  const most = all.reduce<(typeof all)[number] | null>((best, cell) => (best && best.value >= cell.value ? best : cell), null);
  const some = [...all.filter((_, k) => k % every === 0), ...(most ? [most] : [])];
  return Math.max(
    periodName(drawing, columns - 1).length, ...some.map((cell) => cellText(drawing, cell).length + (cell.isPartial ? 1 : 0)),
  );
}
