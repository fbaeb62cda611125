import type {CSSResult} from 'lit';

/** A module that draws; its styles come with it, so that a page without that drawing has neither. */
export interface Drawing {
  readonly styles?: CSSResult | readonly CSSResult[];
}

/** Puts the styles of a drawing beside those that are there; in another document, which takes none of them, copies are there already. */
export function adopt(drawing: Drawing | void, root: ShadowRoot): void {
  if (root.ownerDocument !== document || !drawing?.styles) return;
  const sheets = [drawing.styles].flat().map(({styleSheet}) => styleSheet!);
  // To set them again would have all styles of the widget worked out again.
  const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
