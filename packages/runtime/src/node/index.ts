export {NodeSource} from './node-source.js';
export {openFile} from './open-file.js';
