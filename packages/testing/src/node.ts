export {difference} from './alike.js';
export {checkMetric, type Vector} from './check-metric.js';
export {measureMetric, type Frame, type Inputs, type MeasuredWindow} from './node-measure.js';
export {nodeSource, sharedEngine, type NodeSource, type Tables, type TestTable, type TestTables} from './node-source.js';
export {isLong, runs} from './runs.js';
export {cdnow, salesOpportunities, youngerEats} from './node-data.js';
export {sourceOf} from './parity/node-view.js';
export {TwoEngines} from './parity/two-engines.js';
