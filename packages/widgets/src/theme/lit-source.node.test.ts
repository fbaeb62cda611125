import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {chartSource, frameSource, propertySource} from './lit-source.js';
import {tokens} from './tokens.js';

const shared = join(import.meta.dirname, '../shared');

// `npx vitest run --project node packages/widgets/src/theme/lit-source -u` writes them again.
it('is what widgets read', async () => {
  await expect(frameSource()).toMatchFileSnapshot(join(shared, 'tokens.ts'));
  await expect(chartSource()).toMatchFileSnapshot(join(shared, 'chart-tokens.ts'));
  await expect(propertySource()).toMatchFileSnapshot(join(shared, 'theme-properties.ts'));
});

it('and the colours of a heatmap, which lie in another package, fall back to the same', () => {
  const heat = readFileSync(join(import.meta.dirname, '../../../charts/src/heat-styles.ts'), 'utf8');
  for (const name of ['color-accent', 'heat-low-color']) {
    expect(heat).toContain(`var(--crm-${name}, ${tokens.find((token) => token.name === name)!.fallback})`);
  }
});
