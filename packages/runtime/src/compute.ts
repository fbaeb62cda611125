export type {Ask, Outcome} from './outcome.js';
export {askKpi} from './kpi.js';
