import type {CohortResult} from '@crm-widgets/core';
import {cellText, type Drawing} from './cohort-drawing.js';
import {periodName} from './cohort-words.js';
import {oncePer} from './once-per.js';

/** Cells that are looked at, as writing all of a large triangle would take longer than drawing it. */
const looked = 400;
/** What a character and what surrounds a text take at most, em. */
const CHARACTER = 0.62;
const AROUND = 1;
const LEAST = 3.75;

const widths = oncePer<CohortResult, string>();

/** A width that holds whatever stands in any column, as a length of CSS. */
export function columnWidth(drawing: Drawing): string {
  const {result, formats: {locale}, look: {show}, brackets} = drawing;
  return widths(result, JSON.stringify([locale, show, brackets]), () => widthOf(drawing));
}

function widthOf(drawing: Drawing): string {
  const {result: {cohorts}, columns} = drawing;
  const known = cohorts.flatMap(({cells}) => cells.filter((cell) => cell !== null));
  const every = Math.max(1, Math.floor(known.length / looked));
  const most = known.reduce<(typeof known)[number] | null>((best, cell) => (best && best.value >= cell.value ? best : cell), null);
  const some = [...known.filter((_, k) => k % every === 0), ...(most ? [most] : [])];
  const longest = Math.max(
    periodName(drawing, columns - 1).length, ...some.map((cell) => cellText(drawing, cell).length + (cell.isPartial ? 1 : 0)),
  );
  return `${Math.max(LEAST, Math.ceil((longest * CHARACTER + AROUND) * 4) / 4)}em`;
}
