import {html, nothing, type TemplateResult} from 'lit';
import {
  columnsOf, tableNames, type CheckedColumn, type CheckedTable, type DoctorResult, type ServedMetric, type TableName,
} from '@crm-widgets/core';
import type {Formats} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';
import {doctorWords, type DoctorWords} from './doctor-words.js';

/** Tables that a file could be, those that ask for most of it first, as one that asks for little is satisfied by many. */
export const anyTable: readonly TableName[] = [...tableNames].sort((a, b) => requiredOf(b) - requiredOf(a));

function requiredOf(table: TableName): number {
  return [...columnsOf(table).values()].filter(({required}) => required).length;
}

/**
 * Findings of a source: a section for each table, then what can be made of all of them.
 * Reads its arguments alone: no fetch, no clock, no document.
 */
export function doctorPicture({tables, faults, served}: DoctorResult, formats: Formats, messages: Messages): TemplateResult {
  const words = doctorWords(messages.language);
  return html`<div class="doctor">
    ${tables.map((table) => tableFindings(table, formats, words))}
    ${faults.map(({table, error}) => html`<section part="table"><h3>${table}</h3>
      <p class="failed" lang="en"><bdi>${error.what}</bdi></p><p class="muted" lang="en"><bdi>${error.mend}</bdi></p></section>`)}
    ${metricFindings(served, formats, words)}
  </div>`;
}

function tableFindings({table, guess, report, columns, extras}: CheckedTable, formats: Formats, words: DoctorWords): TemplateResult {
  const {read, accepted, rejected, skipped} = report;
  const count = (value: number) => formats.count(value);
  const filled = columns.filter(({header}) => header !== null).length;
  return html`<section part="table">
    <h3>${table}</h3>
    ${guess ? html`<p class="guess">${words.guess(guess.preset, formats.percent(guess.confidence, 0))}</p>` : nothing}
    <p>${words.rows({read: count(read), accepted: count(accepted), rejected: count(rejected), skipped: count(skipped)})}</p>
    ${report.reasons.length > 0
      ? html`<ul>${report.reasons.map((reason) => html`<li>${words.reason(reason, count(reason.count))}</li>`)}</ul>`
      : nothing}
    <details><summary>${words.columns(count(filled), count(columns.length))}</summary>
      <table>
        <caption class="unseen">${table}</caption>
        <thead><tr><th scope="col">${words.column}</th><th scope="col">${words.type}</th><th scope="col">${words.from}</th></tr></thead>
        <tbody>${columns.map((column) => columnRow(column, formats, words))}</tbody>
      </table>
      ${extras.length > 0 ? html`<p class="muted"><bdi>${words.extras(extras.join(', '))}</bdi></p>` : nothing}
    </details>
  </section>`;
}

function columnRow({column, type, header, default: missing, confidence}: CheckedColumn, formats: Formats, words: DoctorWords): TemplateResult {
  const sure = confidence === null ? nothing : html`<span class="guess">${words.sure(formats.percent(confidence, 0))}</span>`;
  return html`<tr><th scope="row">${column}</th><td lang="en">${type}</td>
    <td>${header === null ? html`<span class="default" lang="en">${missing}</span>` : html`<bdi>${header}</bdi> ${sure}`}</td></tr>`;
}

function metricFindings(served: readonly ServedMetric[], formats: Formats, words: DoctorWords): TemplateResult {
  const names = served.filter(({serves}) => serves).map(({metric}) => metric);
  const others = served.filter(({serves}) => !serves);
  return html`<section part="metrics">
    <h3>${words.metrics}</h3>
    <p>${names.length > 0 ? words.serves(names.join(', ')) : words.servesNone}</p>
    ${others.length > 0
      ? html`<details><summary>${words.lacks(formats.count(others.length))}</summary>
          <ul>${others.map(({metric, missing}) => html`<li>${metric}: <bdi lang="en">${missing}</bdi></li>`)}</ul></details>`
      : nothing}
  </section>`;
}
