export {makeCompany, type Company, type CompanySettings} from './company.js';
export {Random} from './random.js';
export type {Row} from './row.js';
export {toCsv} from './to-csv.js';
