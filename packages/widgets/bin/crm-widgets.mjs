#!/usr/bin/env node
// What runs is built from src/cli; this file is there before the build, so that npx finds the command in a fresh clone.
import {existsSync} from 'node:fs';

const built = new URL('../dist/cli/crm-widgets.js', import.meta.url);
if (existsSync(built)) await import(built);
else {
  process.stderr.write('The command line is not built yet: run npm run build first.\n');
  process.exitCode = 2;
}
