import type {Plugin, UserConfig} from 'vite';
import {themeCss, themeJson, themes} from '../../packages/widgets/src/theme/index.js';

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Each theme as a style sheet and as W3C design tokens; the neutral one's are those of the package. */
const themeFiles: Plugin = {
  name: 'theme-files',
  generateBundle() {
    const emit = (fileName: string, source: string) => this.emitFile({type: 'asset', fileName, source});
    emit('tokens.json', asJson(themeJson(themes[0]!)));
    for (const theme of themes) {
      emit(`themes/${theme.name}.css`, themeCss(theme));
      emit(`themes/${theme.name}.tokens.json`, asJson(themeJson(theme)));
    }
  },
};

/** Settings of `vite build --mode modules`: beside the script and not in it, what pages link to, and the modules that make a theme and a metric. */
export const modulesBuild: UserConfig = {
  plugins: [themeFiles],
  build: {
    outDir: 'packages/widgets/dist/cdn',
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: {theme: 'packages/widgets/src/theme/index.ts', metrics: 'packages/widgets/src/metrics.ts'},
      formats: ['es'], fileName: (_, name) => `${name}.js`,
    },
  },
};
