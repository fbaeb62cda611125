export type * from './typed-table.js';
export type * from './read-options.js';
export {readRows} from './read-rows.js';
export {makerFor, readTable, type FileReader, type TableMaker, type TableReader} from './read-table.js';
export {bytesOf} from './table-bytes.js';
export {toArrowStream} from './arrow-stream.js';
export {ColumnsEngine, fetchKernels} from './engine/columns-engine.js';
export {TableWanted, type EngineTables} from './engine/engine-tables.js';
