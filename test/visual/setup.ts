// What makes a story's picture the same on every machine: fonts of our own and one date; and the comparison itself.
import '@fontsource-variable/noto-sans';
import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/noto-sans-devanagari';
import '@fontsource-variable/noto-sans-hebrew';
import '@fontsource-variable/noto-sans-jp';
import '@fontsource-variable/noto-sans-sc';
import {afterEach, beforeAll, expect, vi} from 'vitest';
import {page} from 'vitest/browser';

/** Past every period of the sample data. */
const today = new Date('2026-01-15T12:00:00Z');
const [width, height] = [1000, 600];
const fonts = ['Sans', 'Sans Arabic', 'Sans Hebrew', 'Sans Devanagari', 'Sans JP', 'Sans SC'].map((name) => `'Noto ${name} Variable'`);

beforeAll(() => {
  vi.useFakeTimers({now: today, toFake: ['Date']});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root:root, :root:root body { font-family: ${fonts.join()}; }`);
  document.adoptedStyleSheets.push(sheet);
});

afterEach(async ({task}) => {
  const {storyId} = task.meta as {storyId?: string};
  if (storyId === undefined) return;
  await page.viewport(width, height);
  await page.viewport(width, Math.max(height, document.documentElement.scrollHeight));
  await document.fonts.ready;
  await expect(document.body).toMatchScreenshot(storyId);
});
