import {css, render} from 'lit';
import {printed} from '../card/card-print.js';
import {inParts, type DataTable} from './data-table.js';
import type {Scene} from './scene.js';
import {sceneSvg} from './scene-svg.js';
import {tableView} from './table-view.js';

const printedStyles = css`
  :root { color-scheme: light; }
  body { margin: 0; font: 11pt/1.4 system-ui, sans-serif; color: #000; background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  svg { display: block; max-inline-size: 100%; block-size: auto; }
  table { margin-block-start: 1em; border-collapse: collapse; font-size: 9pt; font-variant-numeric: tabular-nums; }
  caption { text-align: start; padding-block: 0.5em; }
  th, td { padding: 2px 12px 2px 0; text-align: start; border-block-end: 1px solid #ccc; font-weight: 400; }
  thead th { font-weight: 600; }
  .number { text-align: end; }
  .unseen { display: none; }
  tr { break-inside: avoid; }
`;

const lyingStyles = css`@page { size: landscape; }`;

/** Columns that a sheet of paper has room for, upright and lying. */
const MOST_COLUMNS = {upright: 14, lying: 20};

/** Widest picture whose letters of 12 pixels are still of 7 points on an upright sheet, CSS pixels. */
const WIDEST_UPRIGHT = 900;

/**
 * Prints a picture with the table of the same data below it, and nothing else of the page. A wide picture stands on a sheet
 * that lies; what cannot be read even there can be in the table.
 */
export async function printSheet(scene: Scene, table: DataTable | null, title: string, lang: string): Promise<void> {
  const isLying = scene.width > WIDEST_UPRIGHT;
  const most = MOST_COLUMNS[isLying ? 'lying' : 'upright'];
  const page = document.createElement('div');
  if (table) render(inParts(table, most).map((part, k) => tableView(part, k === 0, part.rows.length)), page);
  page.prepend(sceneSvg(scene, title));
  await printed(page, {title, lang, dir: document.dir || 'ltr', styles: isLying ? [printedStyles, lyingStyles] : [printedStyles]});
}
