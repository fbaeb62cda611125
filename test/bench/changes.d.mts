import type {Filter} from './pages/shared/bench.js';

export function changes(count: number): Filter[];
