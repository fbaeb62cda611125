import type {Theme} from '../theme.js';
import {editorial} from './editorial/editorial.js';
import {highContrast} from './high-contrast/high-contrast.js';
import {instrument} from './instrument/instrument.js';
import {meadow} from './meadow/meadow.js';
import {neutral} from './neutral/neutral.js';

/** The themes that the kit comes with: a folder and a line each. */
export const themes: readonly Theme[] = [neutral, highContrast, editorial, instrument, meadow];
