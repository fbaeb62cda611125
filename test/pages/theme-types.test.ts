import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import ts from 'typescript';
import {expect, it} from 'vitest';

const dist = join(import.meta.dirname, '../../packages/widgets/dist');
const declarations = join(dist, 'theme/index.d.ts');

it('crm-widgets/theme has declarations of everything that the module exports, and they hold by themselves', async () => {
  const program = ts.createProgram([declarations], {
    strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  });
  expect(ts.getPreEmitDiagnostics(program).map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(declarations)!)!;
  const isValue = (symbol: ts.Symbol) =>
    ((symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).flags & ts.SymbolFlags.Value) !== 0;
  const declared = checker.getExportsOfModule(module).filter(isValue).map(({name}) => name);
  const built = Object.keys(await import(pathToFileURL(join(dist, 'cdn/theme.js')).href) as object);
  expect(declared.toSorted()).toEqual(built.toSorted());
});
