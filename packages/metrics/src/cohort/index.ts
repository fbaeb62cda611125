export {cohortAverages, type CohortAverage, type CohortAverageKind} from './cohort-average.js';
export {cellSpan} from './cell-span.js';
export {cohortDefinition, cohortDefinitionOf} from './cohort-definition.js';
export {cohortParams, subscribed, type CohortParams} from './cohort-params.js';
export {cohortDifference} from './cohort-difference.js';
export {cohortTriangle, type TriangleOptions} from './cohort-triangle.js';
