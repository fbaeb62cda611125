export {compile, needs} from './compile.js';
