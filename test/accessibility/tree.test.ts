import {a11ySnapshot, compareSnapshot} from '@web/test-runner-commands';
import {drawn, mainCases, show} from './shown.js';

interface Node {
  readonly role: string;
  readonly name?: string;
  readonly valuetext?: string;
  readonly children?: readonly Node[];
}

/** A line for each node: role, name, value. */
function lines({role, name = '', valuetext, children = []}: Node, depth = 0): string[] {
  const own = `${'  '.repeat(depth)}${role} ${JSON.stringify(name)}${valuetext ? ` = ${JSON.stringify(valuetext)}` : ''}`;
  return [own, ...children.flatMap((child) => lines(child, depth + 1))];
}

// `npx wtr --files test/accessibility/tree.test.ts --update-snapshots` writes them again.
describe('4.1.2 Name, Role, Value: what assistive technology is told, as it was last read through', () => {
  // What stands around a picture is the same in every widget, so that of one does for all.
  for (const each of mainCases.filter(({tag, state}) => state.shows === 'ready' || tag === 'shown-kpi')) {
    it(`${each.tag}: ${each.name}`, async () => {
      await drawn(await show(each));
      // What speaks comes after the widget.
      await import('../../packages/widgets/src/shared/companions.js');
      const {children = []} = await a11ySnapshot({}) as unknown as Node;
      await compareSnapshot({name: `${each.tag}: ${each.name}`, content: children.flatMap((child) => lines(child)).join('\n').replaceAll(/\d+ seconds? ago/g, 'a moment ago')});
    });
  }
});
