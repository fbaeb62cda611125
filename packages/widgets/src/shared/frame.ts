import {html, nothing, svg, type TemplateResult} from 'lit';
import type {CrmError, Warning, WidgetResult} from '@crm-widgets/core';
import type {Outcome, Progress} from '@crm-widgets/runtime';
import type {Formats} from './format.js';
import type {Messages} from './messages/messages.js';

/** A thin bar of how much has arrived; nothing where nobody said how much there is. */
export function progressBar(progress: Progress | null): unknown {
  if (progress === null || progress.share === null) return nothing;
  const width = `${Math.round(Math.min(1, progress.share) * 100)}%`;
  return html`<svg class="progress" aria-hidden="true">${svg`<rect width=${width} height="3"></rect>`}</svg>`;
}

/** Nothing to show, and which of three kinds of nothing it is. */
export function emptyPicture(sentence: string): TemplateResult {
  return html`<slot name="empty"><p part="empty" class="empty">${sentence}</p></slot>`;
}

/** A calm line for the visitor, the mend below it, code and place for the developer. */
export function faultPicture(error: CrmError, calm: string, messages: Messages): TemplateResult {
  return html`<div part="error" class="fault">
    <p>${calm}</p>
    <p class="muted" dir="auto" lang="en">${sentence(error.what)} ${sentence(error.mend)}</p>
    <details><summary>${messages.details}</summary>
      <code dir="ltr">${error.code} · ${error.where.join(' › ')}</code></details>
  </div>`;
}

/** Rows left out, and what else is to be known of the data. */
export function dataNotes({result, card}: Outcome<WidgetResult>, messages: Messages, formats: Formats): unknown {
  const sum = (count: 'read' | 'rejected') => card.tables.reduce((total, {report}) => total + report[count], 0);
  const rejected = sum('rejected');
  const others = result.warnings.filter(({code}) => code !== REJECTED);
  return html`
    ${rejected > 0
      ? html`<p part="partial" class="note">${messages.leftOut(formats.count(rejected), formats.count(sum('read')), rejected)}</p>`
      : nothing}
    ${others.length > 0
      ? html`<details part="warnings"><summary>${messages.notes(others.length, formats.count(others.length))}</summary>
          <ul>${others.map((warning) => warningLine(warning, messages, formats))}</ul></details>`
      : nothing}`;
}

const REJECTED = 'rows_rejected';

function warningLine({code, message, count}: Warning, {warnings}: Messages, formats: Formats): TemplateResult {
  return html`<li><bdi>${warnings[code] ?? message}</bdi>${count === null ? nothing : ` (${formats.count(count)})`}</li>`;
}

/** The first letter large, a full stop at the end. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}
