import {expect} from '@open-wc/testing';
import axe, {type NodeResult, type Result} from 'axe-core';
import {isLong} from '../../packages/testing/src/runs.js';
import {themeCss, themes} from '../../packages/widgets/src/theme/index.js';
import {cellName, matrix, pairwise} from './matrix.js';
import {restoresPage, show} from './shown.js';
import {triage} from './triage.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(themes.map(themeCss).join('\n'));

/** Rules of WCAG 2.2 A and AA; that for the size of targets is off unless asked for. */
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: {'target-size': {enabled: true}},
  resultTypes: ['violations' as const, 'incomplete' as const],
  elementRef: true,
};

const triaged = new Set<string>();

const placeOf = ({target}: NodeResult) => target.flat().join(' ');

/** What axe would have a person decide, and nobody has. */
function undecided(incomplete: readonly Result[]): string[] {
  return incomplete.flatMap(({id, nodes}) => nodes.flatMap((node) => {
    const why = [...node.any, ...node.all, ...node.none].map(({message}) => message).join(' ');
    const known = triage.find((each) => each.rule === id && each.where.test(placeOf(node)) && each.why.test(why)
      && (each.holds?.(node.element!) ?? true));
    if (known) triaged.add(known.reason);
    return known ? [] : [`${id} ${placeOf(node)}: ${why}`];
  }));
}

describe('1.4.3 Contrast (Minimum): axe finds nothing against WCAG 2.2 A and AA, and leaves nothing undecided', () => {
  restoresPage();
  for (const cell of isLong ? matrix : pairwise(matrix)) {
    it(cellName(cell), async () => {
      document.adoptedStyleSheets = [sheet];
      const el = await show(cell.shown, cell.look);
      const {violations, incomplete} = await axe.run(el, rules);
      expect(violations.map(({id, nodes}) => `${id} ${nodes.map(placeOf).join(', ')}`)).to.deep.equal([]);
      expect(undecided(incomplete)).to.deep.equal([]);
    });
  }
  if (isLong) it('every decision is still needed', () =>
    expect(triage.map(({reason}) => reason).filter((reason) => !triaged.has(reason))).to.deep.equal([]));
});
