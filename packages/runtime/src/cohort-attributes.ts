import {
  oneOf, wrongAttribute, type Bracket, type CohortCells, type CohortMembership, type CohortResult, type Grain,
} from '@crm-widgets/core';
import type {CohortParams} from '@crm-widgets/metrics/cohort';
import type {CohortAsk} from './outcome.js';

type Given = Pick<CohortParams, 'absorbing'> | null;

export type CohortMeasure = CohortResult['measure'];
export type CohortMode = keyof typeof kinds | 'bracket' | 'rolling24';

/** What of a triangle its attributes say alone. */
export interface CohortSpec {
  readonly mode: CohortMode;
  readonly measure: CohortMeasure;
  readonly membership: CohortMembership;
  readonly cells: CohortCells;
  readonly atLeast: number;
  /** Most columns; absent for as many as there are. */
  readonly periods?: number;
}

const kinds = {on: 'on', unbounded: 'unbounded', until: 'until', survival: 'unbroken'} as const;
const modes = ['on', 'unbounded', 'bracket', 'until', 'rolling24', 'survival'] as const satisfies readonly CohortMode[];

/** Days of a block of an entity's own clock (metrics.md 7.3). */
const blockDays: Readonly<Record<Grain, number>> = {day: 1, week: 7, month: 30, quarter: 90, year: 365};

/** @throws {InputError} `E_ATTR` naming the attribute */
export function readCohortSpec(ask: CohortAsk, grain: Grain, params: Given): CohortSpec {
  if (ask.by !== undefined) throw wrongAttribute('by', ask.by, 'nothing, for cohorts are the groups', 'Remove by, or set where');
  oneOf('compare', ask.compare ?? 'none', ['previous', 'year', 'none']);
  const mode = oneOf('mode', ask.mode ?? 'on', modes);
  const measure = oneOf('measure', ask.measure ?? 'customers', ['customers', 'revenue-gross', 'revenue-net']);
  const isFinal = leavesForGood(mode, params);
  const periods = ask.periods === undefined ? {} : {periods: readCount('periods', ask.periods)};
  return {
    mode: isFinal && mode === 'on' && measure === 'customers' ? 'survival' : mode, measure, membership: oneOf('cohort', ask.cohort ?? 'first', ['first', 'recurring']),
    cells: isFinal ? {kind: 'unbroken'} : readCells(mode, ask.brackets, grain), atLeast: readCount('min-count', ask.minCount ?? 1), ...periods,
  };
}

/** Whether only who was there in every period up to one is there in it. */
function leavesForGood(mode: CohortMode, params: Given): boolean {
  if (mode === 'on' || mode === 'survival') return mode === 'survival' || params?.absorbing === true;
  if (!params?.absorbing) return false;
  throw wrongAttribute('mode', mode, 'on or survival, for with absorbing nobody comes back', 'Set mode="on", or absorbing to false');
}

function readCount(attribute: string, count: number): number {
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw wrongAttribute(attribute, String(count), 'a whole number of at least 1', `Set ${attribute}="1"`);
}

function readCells(mode: CohortMode, brackets: string | undefined, grain: Grain): CohortCells {
  if (mode === 'bracket') return {kind: 'brackets', brackets: readBrackets(brackets ?? '')};
  if (brackets !== undefined) {
    throw wrongAttribute('brackets', brackets, `nothing, for the mode is ${mode}`, 'Set mode="bracket", or remove brackets');
  }
  return mode === 'rolling24' ? {kind: 'blocks', days: blockDays[grain]} : {kind: kinds[mode]};
}

const EXAMPLE = 'Set brackets="0,1-7,8-14"';

/** Periods after the start, such as `0,1-7,8-14`: each a period or a range of them, none before the end of the last. */
function readBrackets(text: string): Bracket[] {
  const read = text.split(',').map((part) => readBracket(part, text));
  read.forEach(([first, last], i) => {
    const before = read[i - 1];
    if (last < first) throw wrongAttribute('brackets', text, `${first}-${last} the other way round`, EXAMPLE);
    if (!before || first > before[1]) return;
    const wanted = first < before[0] ? 'brackets in ascending order' : `brackets that do not overlap; ${first} is in two`;
    throw wrongAttribute('brackets', text, wanted, EXAMPLE);
  });
  return read;
}

function readBracket(part: string, text: string): Bracket {
  const [, first, last = first] = /^\s*(\d{1,4})\s*(?:-\s*(\d{1,4})\s*)?$/.exec(part) ?? [];
  if (first === undefined) throw wrongAttribute('brackets', text, 'periods and ranges, separated by commas', EXAMPLE);
  return [Number(first), Number(last)];
}
