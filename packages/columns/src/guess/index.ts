import type {ReadOptions} from '../read-options.js';
import {allPresets} from '../presets/index.js';
import {GuessTable} from './guess-table.js';

/** What guesses at a file that nobody mapped: an export that is known, else columns by what headers are usually called. */
export async function guessingTable(): Promise<(options: ReadOptions) => GuessTable> {
  const presets = await allPresets();
  return (options) => new GuessTable(options, presets);
}
