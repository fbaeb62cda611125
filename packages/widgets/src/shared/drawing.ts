import type {CSSResult} from 'lit';

/** A module that draws; its styles come with it, so that a page without that drawing has neither. */
export interface Drawing {
  readonly styles?: CSSResult | readonly CSSResult[];
}

/** Puts the styles of a drawing beside those that are there. */
export function adopt(drawing: Drawing | void, root: Node): void {
  if (!(root instanceof ShadowRoot) || !drawing?.styles) return;
  const sheets = [drawing.styles].flat().map(({styleSheet}) => styleSheet!);
  // To set them again would have all styles of the widget worked out again.
  const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
