export {cohortTriangle, type TriangleOptions} from './cohort-triangle.js';
