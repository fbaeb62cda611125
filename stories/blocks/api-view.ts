import {html, nothing, type TemplateResult} from 'lit';
import {apiKinds, placeOnPage, type Api, type ApiKind, type ApiRow} from './manifest.js';
import {prose} from './prose.js';

const heads: Readonly<Record<ApiKind, readonly [type: string | null, hasDefault: boolean]>> = {
  'attributes': ['Value', true], 'properties': ['Type', false], 'methods': ['Signature', false], 'events': ['Detail', false],
  'slots': [null, false], 'parts': [null, false], 'custom properties': [null, true],
};

/** Every entry of a tag, a table for each kind; what comes with every widget stands below what is its own. */
export function apiView(tag: string, api: Api): TemplateResult {
  const kinds = apiKinds.filter((kind) => api[kind].length > 0);
  return html`${kinds.map((kind) => html`
    <h4 id=${`${tag}-${kind.replace(' ', '-')}`}>${capital(kind)} <small>${api[kind].length}</small></h4>
    ${table(tag, kind, api[kind].filter(({isShared}) => !isShared), `${capital(kind)} of ${tag}`)}
    ${shared(kind, api[kind].filter(({isShared}) => isShared), tag)}`)}`;
}

function shared(kind: ApiKind, rows: readonly ApiRow[], tag: string) {
  if (rows.length === 0) return nothing;
  return html`<details><summary>${rows.length} that every widget has</summary>
    ${table(tag, kind, rows, `${capital(kind)} that ${tag} shares with every widget`)}</details>`;
}

function table(tag: string, kind: ApiKind, rows: readonly ApiRow[], label: string) {
  if (rows.length === 0) return nothing;
  const [type] = heads[kind];
  const hasDefault = heads[kind][1] && rows.some((row) => row.default !== '');
  return html`<table class="api" aria-label=${label}>
    <thead><tr><th scope="col">Name</th>${type ? html`<th scope="col">${type}</th>` : nothing}
      ${hasDefault ? html`<th scope="col">Default</th>` : nothing}<th scope="col">What it is</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr id=${placeOnPage(tag, kind, row.name)}><th scope="row"><code>${row.name}</code></th>
      ${type ? html`<td class="type">${row.type ? html`<code>${typeText(row.type)}</code>` : nothing}</td>` : nothing}
      ${hasDefault ? html`<td>${row.default ? html`<code>${row.default}</code>` : '–'}</td>` : nothing}
      <td>${prose(row.description)}</td></tr>`)}</tbody></table>`;
}

const typeText = (type: string) => type.replaceAll("'", '');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
