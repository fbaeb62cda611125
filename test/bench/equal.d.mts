import type {Numbers} from './pages/shared/bench.js';

export function difference(a: Numbers, b: Numbers): string | null;
