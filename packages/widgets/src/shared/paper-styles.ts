import {css} from 'lit';

/** A widget on paper: ink on white, whatever colours the page has, whole, and without what wants a hand. */
export const paperStyles = css`
  @media print {
    .about { visibility: hidden; }
    .frame { color: CanvasText; background: Canvas; color-scheme: light; break-inside: avoid; }
  }
`;
