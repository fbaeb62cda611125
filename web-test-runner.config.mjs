import {chromeLauncher} from '@web/test-runner-chrome';
import {defaultReporter} from '@web/test-runner';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {createServer} from 'vite';
import {chromiumArgs, findBrowser} from './scripts/browser.mjs';
import {pageMedia} from './scripts/page-media.mjs';

const files = [
  'packages/**/*.test.ts', 'test/**/*.test.ts',
  '!**/*.node.test.ts', '!**/node_modules/**', '!**/dist/**', '!test/pages/**', '!test/storybook/**',
];

const executablePath = findBrowser();
if (!executablePath) {
  throw new Error('No Chromium or Chrome was found. Run "node scripts/setup.mjs --browser", or set CHROME_PATH.');
}

/** The test runner's own socket is its own to serve, not vite's to bundle. */
const runnerSocket = {
  name: 'runner-socket',
  enforce: 'pre',
  resolveId: (id) => id.includes('__web-dev-server__web-socket.js')
    ? {id: '/__web-dev-server__web-socket.js', external: true} : null,
};

/** A pattern on the command line may match tests for Node as well; here these hold nothing. */
const nodeTests = {name: 'node-tests', enforce: 'pre', load: (id) => /\.node\.test\.ts/.test(id) ? 'export {};' : null};

const vite = await createServer({
  configFile: 'vite.config.ts', mode: 'test', logLevel: 'error', appType: 'custom', base: '/',
  server: {middlewareMode: true, hmr: false, ws: false, watch: null},
  // What the tests import is looked up before the first one runs: a dependency met later would reload a page at work.
  optimizeDeps: {entries: files, include: ['@open-wc/testing', '@web/test-runner-commands', 'fast-check', 'axe-core']},
  plugins: [runnerSocket, nodeTests],
});

/** Hands every path to vite but the runner's own; the same aliases and asset addresses as in the build. */
function throughVite(context, next) {
  if (context.path === '/' || /^\/__w(eb|ds)-/.test(context.path)) return next();
  return new Promise((resolve, reject) => {
    context.respond = false;
    context.res.statusCode = 200;
    context.res.once('close', resolve);
    vite.middlewares(context.req, context.res, (error) => {
      context.respond = true;
      context.res.statusCode = 404;
      if (error) reject(error);
      else next().then(resolve, reject);
    });
  });
}

/** At the end, for people and programs: which tests failed and why, and one line that counts. */
function countReporter() {
  const testsOf = (suite, path = []) => [
    ...suite.tests.map((test) => ({...test, path: [...path, test.name].join(' > ')})),
    ...suite.suites.flatMap((each) => testsOf(each, [...path, each.name])),
  ];
  return {
    onTestRunFinished({sessions}) {
      let [passed, failed] = [0, 0];
      for (const session of sessions) {
        const tests = session.testResults ? testsOf(session.testResults) : [];
        const bad = tests.filter((test) => !test.passed && !test.skipped);
        passed += tests.filter((test) => test.passed).length;
        failed += bad.length + (session.passed || bad.length ? 0 : 1);
        for (const {path, error} of bad) console.log(`failed: ${path}\n  ${error?.message ?? 'for no reason given'}`);
        if (!session.passed && !bad.length) console.log(`failed: ${session.testFile}\n  ${session.errors[0]?.message ?? 'for no reason given'}`);
      }
      console.log(`${passed} passed, ${failed} failed`);
    },
  };
}

export default {
  files,
  nodeResolve: false,
  concurrency: 2,
  testsStartTimeout: 60_000,
  testsFinishTimeout: process.env.VITE_TEST_LONG ? 1_800_000 : 120_000,
  testFramework: {config: {timeout: 30_000}},
  coverageConfig: {include: ['packages/*/src/**/*.ts'], exclude: ['**/node_modules/**', '**/*.test.ts']},
  middleware: [throughVite],
  plugins: [{name: 'vite', serverStop: () => vite.close()}, pageMedia(), a11ySnapshotPlugin()],
  browsers: [chromeLauncher({
    launchOptions: {executablePath, headless: true, args: chromiumArgs},
    // A window for each page: the tabs of one hide each other, and a hidden page draws no frame and sees nothing come into view.
    createPage: async ({browser}) => (await browser.createBrowserContext()).newPage(),
  })],
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), countReporter()],
};
