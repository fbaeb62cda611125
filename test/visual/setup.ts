// What makes a story's picture the same on every machine: fonts of our own and one date; and the comparison itself.
import '@fontsource-variable/noto-sans';
import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/noto-sans-devanagari';
import '@fontsource-variable/noto-sans-hebrew';
import '@fontsource-variable/noto-sans-jp';
import '@fontsource-variable/noto-sans-sc';
import {afterEach, beforeAll, expect, vi} from 'vitest';
import {page} from 'vitest/browser';
import {isThere, widgetsOf} from '../../stories/ready.js';

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

/** What sticks has a layer of its own, whose place is rounded one way or the other. */
const unstuck = new CSSStyleSheet();
unstuck.replaceSync(`:is(thead:not(.unseen), th, .name, .size, .periods span, .fold button, .compared td:first-child) {
  position: relative !important; inset: auto !important;
}`);

/** Milliseconds for what a story shows to be there. */
const patience = 15_000;
/** A page that is as high as its window, and a bit, would grow for ever. */
const mostFits = 5;

afterEach(async ({task}) => {
  const {storyId} = task.meta as {storyId?: string};
  if (storyId === undefined) return;
  await fit();
  await document.fonts.ready;
  await expect(document.body).toMatchScreenshot(storyId);
});

/** Makes the window as high as the page once all is drawn; widgets that come into view by that begin only then. */
async function fit(): Promise<void> {
  let fitted = 0;
  for (let fits = 0; fits < mostFits; fits++) {
    // A page is never lower than its window, which may be as high as a page that waited.
    await page.viewport(width, height);
    const now = Math.max(height, document.documentElement.scrollHeight);
    await page.viewport(width, now);
    await drawn();
    if (now === fitted) return;
    fitted = now;
  }
}

/** Waits for every widget to come to its state, and for what follows its width. */
async function drawn(): Promise<void> {
  const due = performance.now() + patience;
  do {
    await nextFrame();
    await nextFrame();
  } while (!widgetsOf(document).every(isThere) && performance.now() < due);
  for (const {shadowRoot} of widgetsOf(document)) {
    if (!shadowRoot!.adoptedStyleSheets.includes(unstuck)) shadowRoot!.adoptedStyleSheets.push(unstuck);
  }
  await nextFrame();
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => { requestAnimationFrame(resolve); });
}
