export {bytesOf, readTable} from '@crm-widgets/columns';
export {readArrow} from './pages/plain/arrow.js';
export {readCsv} from './pages/plain/csv.js';
export {readParquet} from './pages/plain/parquet.js';
