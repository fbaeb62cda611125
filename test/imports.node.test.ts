import {readdirSync, readFileSync} from 'node:fs';
import {join, relative, resolve, sep} from 'node:path';
import ts from 'typescript';
import {describe, expect, it} from 'vitest';

const root = join(import.meta.dirname, '..');
const packages = join(root, 'packages');

/** What the sources of each package may import: other packages of the kit, and libraries. style.md, "Where things live". */
const layers: Readonly<Record<string, {readonly kit: readonly string[]; readonly libraries: readonly string[]}>> = {
  core: {kit: [], libraries: ['zod']},
  stats: {kit: [], libraries: []},
  metrics: {kit: ['stats', 'core'], libraries: []},
  columns: {kit: ['core'], libraries: ['apache-arrow', 'hyparquet', 'hyparquet-compressors']},
  data: {kit: ['core', 'columns'], libraries: ['@duckdb/duckdb-wasm', 'apache-arrow']},
  runtime: {kit: ['core', 'stats', 'metrics', 'columns', 'data'], libraries: []},
  charts: {kit: ['core'], libraries: ['lit', 'd3']},
  widgets: {kit: ['core', 'metrics', 'runtime', 'charts'], libraries: ['lit', '@lit/task', 'd3']},
  testing: {
    kit: ['core', 'stats', 'metrics', 'columns', 'data', 'runtime', 'charts'],
    libraries: ['apache-arrow', 'hyparquet-writer', 'vitest', 'fast-check', '@open-wc/testing'],
  },
};

const forTests = [
  'vitest', 'fast-check', '@open-wc/testing', '@web/test-runner-commands', 'axe-core', 'lit', 'd3',
  'hyparquet', 'hyparquet-compressors', 'hyparquet-writer', 'apache-arrow', 'zod',
];

interface Import {
  readonly file: string;
  readonly wanted: string;
}

const imports: readonly Import[] = readdirSync(packages, {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.ts') && file.split(sep)[1] === 'src')
  .flatMap((file) => importsOf(readFileSync(join(packages, file), 'utf8')).map((wanted) => ({file, wanted})));

function importsOf(text: string): string[] {
  const assets = [...text.matchAll(/\bnew URL\(\s*'([^'\n]+)', import\.meta\.url/g)].map((match) => match[1]!);
  return [...ts.preProcessFile(text, true, true).importedFiles.map(({fileName}) => fileName), ...assets];
}

/** Tests, and what they share: the states of a widget, and how it is put on a page. */
const isTest = (file: string) => /\.test\.ts$|-(states|mount)\.ts$/.test(file);
const layerOf = (file: string) => file.split(sep)[0]!;
/** Parts of a package that run in Node alone. */
const isForNode = (file: string) => isTest(file) || layerOf(file) === 'testing' || /[/\\](node|cli)(-\w+)*(\.ts$|[/\\])/.test(file);
const isRelative = (wanted: string) => wanted.startsWith('.');
/** `@scope/name/deep` and `name/deep` without what is inside the package. */
const packageOf = (wanted: string) => wanted.split('/').slice(0, wanted.startsWith('@') ? 2 : 1).join('/');
const kitLayer = (wanted: string) => /^@crm-widgets\/([^/]+)/.exec(wanted)?.[1] ?? (packageOf(wanted) === 'crm-widgets' ? 'widgets' : null);

/** The imports that break a rule, as lines to read. */
function breaches(breaks: (each: Import) => boolean): string[] {
  return imports.filter(breaks).map(({file, wanted}) => `${file} imports ${wanted}`);
}

describe('imports', () => {
  it('are found', () => {
    expect(importsOf("import {a} from 'b';\nimport 'c';\nconst d = import('e');\nexport * from \"f\";\nnew URL('g', import.meta.url); // from 'h'"))
      .toEqual(['b', 'c', 'e', 'f', 'g']);
    expect(imports.length).toBeGreaterThan(30);
  });

  it('go one way between the packages of the kit', () => {
    expect(breaches(({file, wanted}) => {
      const layer = kitLayer(wanted);
      if (layer === null || (isTest(file) && layer === 'testing')) return false;
      return !layers[layerOf(file)]!.kit.includes(layer);
    })).toEqual([]);
  });

  it('reach a library only where it has its place', () => {
    expect(breaches(({file, wanted}) => {
      if (isRelative(wanted) || kitLayer(wanted) !== null) return false;
      if (wanted.startsWith('node:')) return !isForNode(file);
      return !allows(file, wanted) && !(isTest(file) && forTests.includes(packageOf(wanted)));
    })).toEqual([]);
  });

  it('name another package instead of reaching into its folder', () => {
    expect(breaches(({file, wanted}) => {
      if (!isRelative(wanted)) return false;
      const target = relative(packages, resolve(packages, file, '..', wanted));
      return !target.startsWith('..') && layerOf(target) !== layerOf(file);
    })).toEqual([]);
  });

  it('leave the packages only in tests, for data', () => {
    expect(breaches(({file, wanted}) =>
      isRelative(wanted) && !isTest(file) && relative(packages, resolve(packages, file, '..', wanted)).startsWith('..'))).toEqual([]);
  });

  it('stand among the dependencies of their package', () => {
    expect(breaches(({file, wanted}) => {
      if (isRelative(wanted) || isTest(file) || wanted.startsWith('node:') || layerOf(file) === 'testing') return false;
      return !(packageOf(wanted) in dependenciesOf(layerOf(file)));
    })).toEqual([]);
  });

  it('of shipped code take the small zod', () => {
    expect(breaches(({wanted}) => packageOf(wanted) === 'zod' && wanted !== 'zod/mini')).toEqual([]);
  });
});

function allows(file: string, wanted: string): boolean {
  const {libraries} = layers[layerOf(file)]!;
  return libraries.some((library) => library === packageOf(wanted) || (library === 'd3' && wanted.startsWith('d3-')));
}

function dependenciesOf(layer: string): Readonly<Record<string, string>> {
  const {dependencies, devDependencies} = JSON.parse(readFileSync(join(packages, layer, 'package.json'), 'utf8')) as
    Record<'dependencies' | 'devDependencies', Record<string, string> | undefined>;
  // What the build takes into the published files nobody has to install.
  return {...dependencies, ...devDependencies};
}
