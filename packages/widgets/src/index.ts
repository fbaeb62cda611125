import './source/crm-source.js';
import './source/crm-table.js';
import './kpi/crm-kpi.js';
import './trend/crm-trend.js';
import './breakdown/crm-breakdown.js';
import './funnel/crm-funnel.js';
import './cohort-retention/crm-cohort-retention.js';
import './doctor/crm-doctor.js';

export {CrmWidget} from './shared/widget-element.js';
export {CrmSource} from './source/source-element.js';
export {CrmTable} from './source/table-element.js';
export {CrmKpi} from './kpi/kpi-element.js';
export {CrmTrend} from './trend/trend-element.js';
export {CrmBreakdown} from './breakdown/breakdown-element.js';
export {CrmFunnel} from './funnel/funnel-element.js';
export {CrmCohortRetention} from './cohort-retention/cohort-retention-element.js';
export {CrmDoctor} from './doctor/doctor-element.js';
export {CrmErrorEvent, CrmFilterEvent, CrmReadyEvent, CrmSelectEvent, CrmStaleEvent, type Selection} from './shared/events.js';
export type {WidgetState} from './shared/states.js';
export type {
  CohortResult, CrmError, DoctorResult, FunnelResult, KpiResult, Measured, TableReport, TrendResult, Warning, WidgetResult,
} from '@crm-widgets/core';
