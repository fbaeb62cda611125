import type {Language} from '../language.js';
import {categories, kit} from './kit.js';
import {card, doctor, exports} from './papers.js';
import {breakdown, cohort, funnel, rows, trend} from './pictures.js';
import {views} from './views.js';

export const fr: Language = {categories, kit, trend, breakdown, funnel, rows, cohort, views, card, doctor, export: exports};
