import {css, html, nothing, type TemplateResult} from 'lit';
import type {KpiResult} from '@crm-widgets/core';
import type {Formats} from '../shared/format.js';
import type {Messages} from '../shared/messages/messages.js';
import {tableStyles} from '../shared/table-styles.js';
import {hairline, small} from '../shared/tokens.js';

/** Groups shown under the number; a breakdown shows all. */
const MOST_GROUPS = 5;

/** The largest groups as a small table. */
export function kpiGroups(
  {groups, ...result}: KpiResult, heading: string, dimension: string, formats: Formats, messages: Messages,
): TemplateResult {
  const rest = groups!.length - MOST_GROUPS;
  return html`<table class="groups"><caption class="unseen">${messages.by(heading, dimension)}</caption>
    <thead class="unseen"><tr><th scope="col">${dimension}</th><th scope="col">${messages.value}</th></tr></thead><tbody>
    ${groups!.slice(0, MOST_GROUPS).map(({key, current}) => html`
      <tr><th scope="row"><bdi>${key || messages.missing(result.metric)}</bdi></th>
        <td>${formats.value(current.value, result)}</td></tr>`)}
    ${rest > 0 ? html`<tr><td class="muted" colspan="2">${messages.more(rest, formats.count(rest))}</td></tr>` : nothing}
  </tbody></table>`;
}

export const styles = [tableStyles, css`
  .groups { font-size: ${small}; border-block-start: 1px solid ${hairline}; }
  .groups .muted { font-size: inherit; white-space: normal; }
  .groups tr:last-child > * { border-block-end: 0; }
  @container (max-width: 200px) {
    .groups :is(tr, th, td) { display: block; text-align: start; padding-inline: 0; }
    .groups th { border: 0; padding-block-end: 0; }
  }
`];
