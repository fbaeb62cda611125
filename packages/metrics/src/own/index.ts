export {ownMetric, type OwnMetric} from './own-metric.js';
export {onDeclaredTables, ownProbe, partsWanted} from './own-probe.js';
export {OWN, type OwnSql} from './own-rows.js';
