import type {TableSettings} from '@crm-widgets/runtime';
import {given, readObject, type Json} from './attributes.js';

/** Attributes that say how a file is read; of a table, and of a widget with a file of its own. */
export interface ReadingAttributes {
  readonly preset: string;
  readonly columns: Json;
  readonly dateFormat: string;
  readonly decimal: string;
  readonly integrity: string;
}

/** What they say. @throws {InputError} `E_ATTR` */
export function readingSettings(
  {preset, columns, dateFormat, decimal, integrity}: ReadingAttributes,
): Pick<TableSettings, keyof ReadingAttributes> {
  return {
    preset: given(preset), columns: readObject('columns', columns, '{"amount": "Total"}'),
    dateFormat: given(dateFormat), decimal: given(decimal), integrity: given(integrity),
  };
}
