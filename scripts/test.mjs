// Runs every check of the project, one after the other, and says at the end how each went.
// node scripts/test.mjs [--long]
import {spawnSync} from 'node:child_process';

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

const outcomes = Object.entries(steps).map(([name, script]) => {
  console.log(`\n== ${name}`);
  const start = Date.now();
  const {status} = spawnSync('npm', ['run', '-s', script], {stdio: 'inherit', env, shell: process.platform === 'win32'});
  return {name, passed: status === 0, seconds: (Date.now() - start) / 1000};
});

console.log();
for (const {name, passed, seconds} of outcomes) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${seconds.toFixed(0).padStart(4)} s  ${name}`);
}
process.exit(outcomes.every(({passed}) => passed) ? 0 : 1);
