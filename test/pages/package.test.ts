import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import ts from 'typescript';
import {expect, it} from 'vitest';

const folder = join(import.meta.dirname, '../../packages/widgets');
const {exports} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {exports: Record<string, {types: string; node?: string; default: string}>};

const entries = ['.', './metrics', './theme'].map((entry) => exports[entry]!);

// An installed package has no sources, and none of the packages that it is made of.
const program = ts.createProgram(entries.map(({types}) => join(folder, types)), {
  strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
});

it('the declarations of crm-widgets hold by themselves', () => {
  const faults = program.getSourceFiles().filter(({fileName}) => fileName.includes('/dist/types/'))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
  expect(faults.map(({file, messageText}) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)).toEqual([]);
});

it.each(entries)('what $default exports is declared, and can be imported where there is no document', async (entry) => {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(folder, entry.types))!)!;
  const isValue = (symbol: ts.Symbol) =>
    ((symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).flags & ts.SymbolFlags.Value) !== 0;
  const declared = checker.getExportsOfModule(module).filter(isValue).map(({name}) => name);
  const built = Object.keys(await import(pathToFileURL(join(folder, entry.node ?? entry.default)).href) as object);
  expect(declared.toSorted()).toEqual(built.toSorted());
});
