import {wrongAttribute} from '@crm-widgets/core';
import type {FileOptions, ReadOptions} from '@crm-widgets/columns';
import type {Business} from './business.js';
import type {TableSettings} from './source-settings.js';

/** What a byte of a compressed file may unfold to before the file counts as a bomb. */
const DECODED_FACTOR = 16;

/** How the files of a table are read. @throws {InputError} `E_ATTR` naming the attribute of the table that is wrong */
export function readingOptions(
  {candidates, columns = {}, dateFormat, decimal, preset}: TableSettings, {zone, currency, maxBytes, params}: Business,
): ReadOptions {
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') {
    throw wrongAttribute('decimal', decimal, '"." or ","', 'Set decimal=","');
  }
  return {
    candidates, columns, zone: zone.name, currency, maxBytes: maxBytes * DECODED_FACTOR,
    includeShipping: params.includeShipping, rollupToParent: params.rollupToParent,
    ...(preset === undefined ? {} : {preset}), ...(dateFormat === undefined ? {} : {dateFormat}),
    ...(decimal === undefined ? {} : {decimal}),
  };
}

/** The `format` attribute of product.md: a format, with `.gz` behind it for gzip. @throws {InputError} `E_ATTR` */
export function fileFormat({format}: TableSettings): Pick<FileOptions, 'format' | 'gzip'> {
  if (format === undefined) return {};
  const match = /^(csv|tsv|json|ndjson|arrow|parquet)(\.gz)?$/.exec(format);
  if (!match) {
    throw wrongAttribute('format', format, 'csv, tsv, json, ndjson, arrow or parquet, each also with .gz', 'Set format="csv"');
  }
  return {format: match[1] as 'csv', gzip: match[2] !== undefined};
}
