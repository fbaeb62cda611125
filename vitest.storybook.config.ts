import {storybookTest} from '@storybook/addon-vitest/vitest-plugin';
import {playwright} from '@vitest/browser-playwright';
import {defineConfig, mergeConfig} from 'vitest/config';
import {chromiumArgs, findBrowser} from './scripts/browser.mjs';
import {shared} from './vite.config.js';

/** Every story as a test: it renders, its play function passes and axe finds nothing. */
export default mergeConfig(shared, defineConfig({
  plugins: [storybookTest({configDir: '.storybook'})],
  test: {
    name: 'stories',
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{browser: 'chromium'}],
      provider: playwright({launchOptions: {executablePath: findBrowser() ?? undefined, args: chromiumArgs}}),
    },
  },
}));
