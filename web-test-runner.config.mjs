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

/** One line at the end that people and programs can read. */
function countReporter() {
  const count = (suite) => {
    const own = {
      passed: suite.tests.filter((test) => test.passed).length,
      failed: suite.tests.filter((test) => !test.passed && !test.skipped).length,
    };
    return suite.suites.map(count).reduce((a, b) => ({passed: a.passed + b.passed, failed: a.failed + b.failed}), own);
  };
  return {
    onTestRunFinished({sessions}) {
      const total = {passed: 0, failed: 0};
      for (const session of sessions) {
        const {passed, failed} = session.testResults ? count(session.testResults) : {passed: 0, failed: 0};
        total.passed += passed;
        total.failed += failed + (session.passed || failed ? 0 : 1);
      }
      console.log(`${total.passed} passed, ${total.failed} failed`);
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
