/** Names of the parameters of all metrics and of cohorts, each metric's module unread; a test holds them to these. */
export const paramNames: ReadonlySet<string> = new Set(`absorbing against agg allocate attribution basis billable by
  categories churnAt churnBasis churnFormula churnMonths closeDateSource closingStock cogsCategories conversionDays
  countReactivations cut dateField dedupe dedupeLeads discounts dropSamePeriodNewChurn emptiedCounts empty estimator
  excludeLostReasons excludeRefundedFirstOrder excludeStatuses freeIsChurn from gapMinutes goal graceDays horizon hours
  idleMinutes inactivityDays includeAgentCreated includeExpansion includeMonthly includeNoReply includeReactivation kind
  lookbackDays maxLifetimeMonths measure metered method minTermMonths mode movementGrain n of openingStock outcome
  outsideHours pastDueGraceDays pauseOn per probabilities proxy purchases reactivationGapDays renewal renewalGraceDays
  reopenDays repeatDays requirePaid resolution retentionCategories scaleGood scaleMax scaleMin schedule scope start
  targetMinutes tenureMonths timing types unit weight windowDays`.split(/\s+/));
