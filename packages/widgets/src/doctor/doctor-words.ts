import type {TableReport} from '@crm-widgets/core';
import {wordsOf} from '../shared/messages/words-of.js';

/** The words of the doctor in one language; numbers come in already written. */
export interface DoctorWords {
  /** What a table was taken for, where nobody said it. */
  guess(preset: string | null, confidence: string): string;
  rows(report: Readonly<Record<'read' | 'accepted' | 'rejected' | 'skipped', string>>): string;
  reason(reason: TableReport['reasons'][number], count: string): string;
  columns(filled: string, all: string): string;
  readonly column: string;
  readonly type: string;
  readonly from: string;
  /** How sure a guess is. */
  sure(confidence: string): string;
  extras(names: string): string;
  readonly metrics: string;
  serves(names: string): string;
  readonly servesNone: string;
  lacks(count: string): string;
}

const en: DoctorWords = {
  guess: (preset, confidence) => (preset === null
    ? `Columns were guessed, ${confidence} sure: say which they are with columns.`
    : `Taken for the export ${preset}, ${confidence} sure: say so with preset.`),
  rows: ({read, accepted, rejected, skipped}) => `${read} rows read: ${accepted} accepted, ${rejected} rejected, ${skipped} skipped`,
  reason: ({code, column, firstLine}, count) => `${code.replaceAll('_', ' ')}${column ? ` in ${column}` : ''}: ${count}, first in line ${firstLine}`,
  columns: (filled, all) => `${filled} of ${all} columns filled from the file`,
  column: 'Column', type: 'Type', from: 'Filled from',
  sure: (confidence) => `${confidence} sure`,
  extras: (names) => `Kept under their own name: ${names}`,
  metrics: 'Metrics',
  serves: (names) => `Can be made of this: ${names}`,
  servesNone: 'None can be made of this.',
  lacks: (count) => `${count} that lack something`,
};

/** The words of a language; English where the kit does not speak it. */
export function doctorWords(language: string): DoctorWords {
  return wordsOf('doctor', en, language);
}
