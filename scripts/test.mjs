// Runs every check of the project, one after the other, and says at the end how each went.
// node scripts/test.mjs [--long]
import {spawn} from 'node:child_process';

const steps = {
  'types': 'types',
  'lint': 'lint',
  'tests in Node': 'test:node',
  'tests in Chromium': 'test:browser',
  'stories': 'test:stories',
  'Storybook as it is served': 'test:storybook',
  'CDN build': 'build',
  'tests of the built files': 'test:pages',
  'size': 'size',
};

// Tests read it as import.meta.env.VITE_TEST_LONG, in Node and in the browser.
const env = process.argv.includes('--long') ? {...process.env, VITE_TEST_LONG: '1'} : process.env;

/** Of a failed step so much is said once more at the end, where it is looked for. */
const keptLines = 40;

/** Runs a script of package.json and shows what it prints as it comes. */
function run(name, script) {
  console.log(`\n== ${name}`);
  const start = Date.now();
  const child = spawn('npm', ['run', '-s', script], {stdio: ['inherit', 'pipe', 'pipe'], env, shell: process.platform === 'win32'});
  let printed = '';
  for (const from of ['stdout', 'stderr']) {
    child[from].setEncoding('utf8').on('data', (text) => {
      process[from].write(text);
      printed = (printed + text).slice(-20_000);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({name, printed, passed: status === 0, seconds: (Date.now() - start) / 1000}));
  });
}

const outcomes = [];
for (const [name, script] of Object.entries(steps)) outcomes.push(await run(name, script));

for (const {name, printed} of outcomes.filter(({passed}) => !passed)) {
  console.log(`\n== the end of ${name}\n${printed.trimEnd().split('\n').slice(-keptLines).join('\n')}`);
}
console.log();
for (const {name, passed, seconds} of outcomes) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${seconds.toFixed(0).padStart(4)} s  ${name}`);
}
process.exitCode = outcomes.every(({passed}) => passed) ? 0 : 1;
