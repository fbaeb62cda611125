import {themes} from '../../packages/widgets/src/theme/index.js';
import {cases, type Case, type Place} from './shown.js';

/** Where a widget stands in the matrix of looks. */
export type Look = Required<Pick<Place, 'theme' | 'scheme' | 'dir'>>;

export interface MatrixCell {
  readonly shown: Case;
  readonly look: Look;
}

const looks: readonly Look[] = [null, ...themes.map(({name}) => name)].flatMap((theme) =>
  (['light', 'dark'] as const).flatMap((scheme) => ['ltr', 'rtl'].map((dir) => ({theme, scheme, dir}))));

/** Every state of every widget in every theme, light and dark, from left to right and from right to left. */
export const matrix: readonly MatrixCell[] = cases.flatMap((shown) => looks.map((look) => ({shown, look})));

/** Few cells in which any two of widget, kind of state, theme, scheme and direction still meet. */
export function pairwise(cells: readonly MatrixCell[]): MatrixCell[] {
  const missing = new Set(cells.flatMap(pairsOf));
  const picked: MatrixCell[] = [];
  let left = cells.map((cell) => ({cell, pairs: pairsOf(cell)}));
  while (missing.size > 0) {
    // Taken in turns, so that of states of one kind not always the first is shown.
    left = left.map(({cell, pairs}) => ({cell, pairs: pairs.filter((pair) => missing.has(pair))})).filter(({pairs}) => pairs.length > 0);
    const most = Math.max(...left.map(({pairs}) => pairs.length));
    const best = left.filter(({pairs}) => pairs.length === most);
    const {cell, pairs} = best[(picked.length * 7) % best.length]!;
    picked.push(cell);
    for (const pair of pairs) missing.delete(pair);
  }
  return picked;
}

/** Each two of what tells cells apart. */
function pairsOf({shown: {tag, state}, look: {theme, scheme, dir}}: MatrixCell): string[] {
  const traits = [tag, state.shows, `theme ${theme}`, scheme, dir];
  return traits.flatMap((one, i) => traits.slice(i + 1).map((other) => `${one} × ${other}`));
}

export function cellName({shown: {tag, name}, look: {theme, scheme, dir}}: MatrixCell): string {
  return `${tag}, ${theme ?? 'no theme'}, ${scheme}, ${dir}: ${name}`;
}
