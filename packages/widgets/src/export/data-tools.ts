import {html, type TemplateResult} from 'lit';
import {copyText} from '../card/copy-text.js';
import {csvOf, pastedOf} from './csv.js';
import type {DataTable} from './data-table.js';
import type {ExportWords} from './export-words.js';
import {fileName, saveFile} from './save-file.js';

export interface DataToolsOptions {
  /** What the file is called after. */
  readonly title: string;
  readonly words: ExportWords;
  /** Lines above the table in the file. */
  readonly above?: readonly string[];
}

/** Buttons that copy a table, ready to paste into a spreadsheet, and save it as CSV; what came of it is said beside them. */
export function dataTools(table: DataTable, {title, words, above = []}: DataToolsOptions): TemplateResult {
  const copy = async ({currentTarget}: Event) => {
    const tools = (currentTarget as HTMLElement).parentElement!;
    const done = await copyText(pastedOf(table), tools);
    tools.querySelector('[role=status]')!.textContent = done ? words.copied : words.notCopied;
  };
  const save = () => saveFile(fileName(title, 'csv'), csvOf(table, above), 'text/csv;charset=utf-8');
  return html`<div class="data-tools">
    <span role="status"></span>
    <button type="button" class="tool" data-act="copy" @click=${copy}>${words.copy}</button>
    <button type="button" class="tool" data-act="csv" @click=${save}>${words.csv}</button>
  </div>`;
}
