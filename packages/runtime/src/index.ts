export type {OwnMetric} from '@crm-widgets/metrics/own';
export type * from './outcome.js';
export type * from './source-settings.js';
export {Source, type SourceChange} from './source.js';
export {sharedSource} from './shared-source.js';
export {askKpi} from './kpi.js';
export {candidatesFor} from './candidates.js';
export {usualTables} from '@crm-widgets/metrics';
export type {WarningCode} from './warning-texts.js';
