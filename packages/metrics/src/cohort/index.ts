export {cohortDefinition, cohortDefinitionOf} from './cohort-definition.js';
export {cohortTriangle, type TriangleOptions} from './cohort-triangle.js';
