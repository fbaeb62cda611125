import type {StorybookConfig} from '@storybook/web-components-vite';
import {metricIndexer, metricPages, metricPlugin} from './metric-pages.js';
import {searched} from './search.js';

const config: StorybookConfig & {storyIndexGenerator: typeof searched} = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts', metricPages],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  staticDirs: [{from: '../stories/boards/data', to: '/data'}],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  features: {sidebarOnboardingChecklist: false, experimentalSearchDocsHeadings: true},
  storyIndexGenerator: searched,
  experimental_indexers: (others = []) => [metricIndexer, ...others],
  viteFinal: (vite) => ({...vite, plugins: [...(vite.plugins ?? []), metricPlugin]}),
};

export default config;
