import {documented} from './scripts/manifest/documented.mjs';

/** The machine-readable list of tags, attributes, events, parts and custom properties; editors and Storybook read it. */
export default {
  globs: [
    'packages/widgets/src/**/*-element.ts', 'packages/widgets/src/**/crm-*.ts',
    'packages/widgets/src/shared/late-widget.ts', 'packages/widgets/src/shared/events.ts',
  ],
  outdir: 'packages/widgets/dist',
  litelement: true,
  plugins: [documented()],
};
