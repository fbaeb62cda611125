import {join} from 'node:path';
import {playwright} from '@vitest/browser-playwright';
import {mergeConfig} from 'vitest/config';
import {chromiumArgs, findBrowser} from './scripts/browser.mjs';
import {accepted, outcome, Review} from './test/visual/review.js';
import stories from './vitest.storybook.config.js';

/** Every story as a picture, held against the one that was last accepted. */
export default mergeConfig(stories, {
  test: {
    name: 'visual',
    env: {VITE_PICTURES: '1'},
    setupFiles: ['test/visual/setup.ts'],
    attachmentsDir: outcome,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', new Review()],
    browser: {
      // A window that is higher than any page: what is higher would be shrunk to fit.
      provider: playwright({launchOptions: {executablePath: findBrowser() ?? undefined, args: chromiumArgs}, contextOptions: {viewport: {width: 1000, height: 8000}}}),
      // Storybook's add-on names a host, which would forbid a test to write pictures.
      api: {allowWrite: true},
      expect: {
        toMatchScreenshot: {
          timeout: 20_000,
          comparatorName: 'pixelmatch',
          // A digit that changes is some 60 pixels; the edges of the same text on another processor are fewer.
          comparatorOptions: {threshold: 0.1, allowedMismatchedPixels: 24},
          resolveScreenshotPath: ({arg, ext}: {arg: string; ext: string}) => join(accepted, `${arg}${ext}`),
          resolveDiffPath: ({arg, ext}: {arg: string; ext: string}) => join(outcome, `${arg}${ext}`),
        },
      },
    },
  },
});
