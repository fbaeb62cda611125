import type {Warning} from '@crm-widgets/core';

const messages = {
  rows_rejected: 'Rows of the file could not be read and are left out.',
  undated_deals: 'Deals without a date of creation are counted only over all time.',
  lost_stage_unknown: 'Lost deals do not say which stage they reached; they count as having reached every open one.',
  negative_cycle: 'Deals closed before they were created are left out.',
  negative_previous: 'The earlier period was below zero; growth is measured against its absolute value.',
  cycle_unknown: 'Deals of which nobody says when their cycle began are left out.',
  unweighted_deals: 'Open deals without a chance of winning are left out.',
  single_version: 'One row for each subscription shows no upgrades or downgrades of the past.',
  pending_renewals: 'Terms came due whose days of grace are not over.',
  pending_trials: 'Trials ended too short a time ago to tell.',
  cogs_missing: 'Sales do not say what they cost; they count as if they cost nothing.',
  revenue_ltv: 'No cost of goods is known, so revenue counts in full.',
  lifetime_capped: 'So few leave that customers are expected to stay longer than maxLifetimeMonths; that long is counted.',
  out_of_scale: 'Scores beyond their scale are left out.',
  scale_from_one: 'Answers on a scale from 1 to 10 are read as if it began at 0.',
  few_answers: 'So few answers say little, whatever the score.',
  unanswered: 'Tickets without an answer yet are not in it; the longest waits may be among them.',
  negative_reply: 'Tickets answered before they were opened are left out.',
  untimed_replies: 'Answered tickets whose group has no business hours are left out.',
  undated_replies: 'Tickets of which a source tells the minutes alone say no day of the reply, and are left out.',
  negative_resolution: 'Tickets solved before they were opened are left out.',
  provisional: 'Tickets solved so lately may still come back.',
  effort_missing: 'Solved tickets that do not say what effort they took are left out; with proxy open_time, time open stands in for it.',
  other_deal_types: 'Deals whose type is none of new, expansion and renewal are left out; name theirs in types.',
  overdue_deals: 'Deals that were to be closed in the period are still open; they are in no part of the rate.',
  not_one_with_retention: 'With customer-retention-rate, as this source counts it, this does not add up to 1: formulas or settings differ.',
  not_one_with_churn: 'With customer-churn-rate, as this source counts it, this does not add up to 1: formulas or settings differ.',
  above_conversion_rate: 'More of all leads become customers than of the qualified ones: some are won without qualified_at, or it is wrong.',
  effort_proxy: 'Nobody measured effort: the time that these tickets were new or open stands in for it.',
  amount_missing: 'Deals without an amount are left out.',
} as const satisfies Readonly<Record<string, string>>;

/** Warnings whose words hold nothing of the data, or can do without it. */
export type WarningCode = keyof typeof messages | 'currency_unknown' | 'rate_missing' | 'refund_undated' | 'survey_undated'
  | 'tests_unknown' | 'columns_guessed' | 'step_grows';

/** A warning by its code; codes are stable, messages are for people. */
export function warning(code: string, table: string | null, count: number | null): Warning {
  return {code, message: (messages as Readonly<Record<string, string>>)[code] ?? code.replaceAll('_', ' '), table, count};
}
