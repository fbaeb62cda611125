import {isYes, longId, outcomeOf} from '../conversions.js';
import type {Gathered, Preset} from '../preset.js';
import {Unreadable, type Texts} from '../texts.js';

const deal = ['OpportunityId', 'Opportunity ID'];
const stage = ['StageName', 'Stage', 'NewValue', 'To Stage'];
const entered = ['CreatedDate', 'Created Date', 'Last Modified'];

interface Change {
  readonly row: Texts;
  readonly deal: string;
  readonly stage: string;
  readonly at: number;
}

/** A row is written for changes of amount, chance and close date, too: rows of one stage behind each other are one. */
function* stagesOf(rows: readonly Texts[]): Iterable<Gathered> {
  const histories = new Map<string, Change[]>();
  for (const row of rows) {
    const change = changeOf(row);
    if (!('deal' in change)) {
      yield change;
      continue;
    }
    const history = histories.get(change.deal);
    if (history) history.push(change);
    else histories.set(change.deal, [change]);
  }
  for (const history of histories.values()) yield* collapsed(history.sort((a, b) => a.at - b.at || a.row.line - b.row.line));
}

/** A change, or why it is none; a row that lacks what it needs is rejected for it where it is written. */
function changeOf(row: Texts): Change | Gathered {
  try {
    const [of, to, at] = [row.text(...deal), row.text(...stage), row.instant(...entered)];
    return of === null || to === null || at === null ? {row, made: {}} : {row, deal: longId(of), stage: to, at};
  } catch (thrown) {
    if (thrown instanceof Unreadable) return {row, fault: thrown.fault};
    throw thrown;
  }
}

function* collapsed(history: readonly Change[]): Iterable<Gathered> {
  const entries = history.filter((change, i) => change.stage !== history[i - 1]?.stage);
  let next = 0;
  for (const change of history) {
    if (change !== entries[next]) {
      yield {row: change.row, skip: 'same_stage'};
      continue;
    }
    const left = entries[++next];
    const outcome = outcomeOf(change.stage);
    yield {row: change.row, made: {
      seq: next, exited_at: left ? new Date(left.at) : null, is_won: outcome === 'won', is_closed: outcome !== null,
    }};
  }
}

/** The history of opportunities of Salesforce: OpportunityHistory, or OpportunityFieldHistory of the stage. */
export const salesforceOpportunityHistory: Preset = {
  title: 'Salesforce opportunity history',
  tables: {
    deal_stages: {
      hasFooter: true,
      skip(row) {
        if (isYes(row.text('IsDeleted'))) return 'deleted';
        const field = row.text('Field');
        return field !== null && field !== 'StageName' ? 'other_field' : null;
      },
      columns: {deal_id: {headers: deal, as: longId}, stage, entered_at: entered, amount: ['Amount']},
      makes: {seq: 'order of the changes', exited_at: 'when the next stage was entered', is_won: 'name of the stage', is_closed: 'name of the stage'},
      gather: stagesOf,
    },
  },
};
