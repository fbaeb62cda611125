export {NodeSource} from './node-source.js';
export {readNodeTable, type NodeTable} from './node-table.js';
export {openFile} from './open-file.js';
export {readBusiness} from '../business.js';
