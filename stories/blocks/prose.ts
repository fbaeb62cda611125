import {html} from 'lit';

/** Text with what stands between backticks as code. */
export function prose(text: string): unknown {
  return text.split('`').map((piece, i) => (i % 2 ? html`<code>${piece}</code>` : piece));
}
