import type {Markup} from './markup.js';
import {snippet} from './snippets.js';

/** What a story has drawn, as somebody would write it; code that holds more than elements of the kit stays as it is. */
export function readableCode(code: string): string {
  const {body} = new DOMParser().parseFromString(code, 'text/html');
  const [widget, ...others] = body.children;
  const isOfKit = widget && others.length === 0 && [widget, ...widget.querySelectorAll('*')].every(({localName}) => localName.startsWith('crm-'));
  return isOfKit && body.textContent.trim() === '' ? snippet('HTML', markupFrom(widget)) : code;
}

function markupFrom(element: Element): Markup {
  // Stories that stand alone do not wait until they are near the view; pages do.
  const attributes = [...element.attributes].filter(({name, value}) => !(name === 'loading' && value === 'eager'))
    .map(({name, value}) => [name, value === '' ? true : value] as const);
  return {tag: element.localName, attributes: Object.fromEntries(attributes), children: [...element.children].map(markupFrom)};
}
