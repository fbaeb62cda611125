import {join} from 'node:path';
import {expect, it} from 'vitest';
import {neutral} from './themes/neutral/neutral.js';
import {themeDocs} from './theme-docs.js';

// `npx vitest run --project node packages/widgets/src/theme/theme-docs -u` writes it again.
it('every token is in the documentation', async () => {
  await expect(themeDocs(neutral)).toMatchFileSnapshot(join(import.meta.dirname, '../../../../docs/tokens.md'));
});
