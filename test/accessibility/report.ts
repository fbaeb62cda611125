import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {byNumber, criteria, type Criterion} from './criteria.js';
import {remarks} from './remarks.js';

const root = join(import.meta.dirname, '../..');

/** A test, or a suite of tests, whose title begins with the number of a criterion. */
export interface Tested {
  readonly number: string;
  readonly name: string;
  /** What is tested, without number and name of the criterion. */
  readonly what: string;
  readonly file: string;
}

const title = /\b(?:describe|it|test)\(\s*'((\d\.\d\.\d{1,2}) (?:[^'\\\n]|\\.)+)'/g;

/** Every title in the tests of the project that begins with the number of a criterion. */
export function tested(): Tested[] {
  return ['packages', 'test', 'stories'].flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).map((file) => `${folder}/${file.split(sep).join('/')}`))
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .toSorted()
    .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(title)].map(([, said, number]) => {
      const [name, ...what] = said!.slice(number!.length + 1).replaceAll('\\\'', '\'').split(': ');
      return {number: number!, name: name!, what: what.join(': '), file};
    }));
}

/** The conformance report, as Markdown. */
export function report(): string {
  const all = tested();
  const rows = criteria.map((criterion) => row(criterion, all.filter(({number}) => number === criterion.number)));
  const others = all.filter(({number}) => !criteria.some((criterion) => criterion.number === number));
  return `# Accessibility

What widgets do for WCAG 2.2, levels A and AA. Written from the titles of tests and from \`test/accessibility/remarks.ts\` by \`npm run accessibility\`; a test holds
it to them. All tests run in Chromium for each change: every widget in its main states, and in every state with \`npm run test:long\`. Axe looks at widget, state, theme
(five and none), light and dark, left to right and right to left: where any two of them meet for each change, everywhere with \`npm run test:long\`. What axe leaves to a
person is decided in \`test/accessibility/triage.ts\`, with the reason, and none of it is left. Screen readers were not tried by people; what they are told is in
\`test/accessibility/__snapshots__\`.

${verdicts(rows)}

| criterion | level | result | tests | remarks |
|---|---|---|---|---|
${rows.map(({cells}) => `| ${cells.join(' | ')} |`).join('\n')}

## Beyond these levels

${others.toSorted((a, b) => byNumber(a.number, b.number)).map(({number, name, what}) => `- ${number} ${name}: ${what}`).join('\n')}
`;
}

type Verdict = 'supports' | 'partially' | 'not applicable';

interface Row {
  readonly verdict: Verdict;
  readonly cells: readonly string[];
}

function row({number, name, level}: Criterion, tests: readonly Tested[]): Row {
  const remark = remarks[number];
  const verdict = remark?.verdict ?? 'supports';
  return {verdict, cells: [`${number} ${name}`, level, verdict, tests.map(({what}) => what).join('; '), remark?.text ?? '']};
}

function verdicts(rows: readonly Row[]): string {
  const count = (wanted: Verdict) => rows.filter(({verdict}) => verdict === wanted).length;
  return `Of ${rows.length} criteria ${count('supports')} are supported, ${count('partially')} partially, and ${count('not applicable')} do not apply to widgets.`;
}
