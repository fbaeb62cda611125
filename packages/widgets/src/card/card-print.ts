import {cardStyles, printedStyles} from './card-styles.js';

/** How long the empty page of a frame is waited for. */
const LONGEST_LOAD_MS = 2000;
/** How long a frame waits for a browser that never says that it has printed. */
const LONGEST_PRINT_MS = 300_000;

/**
 * A frame of its own with a copy of the card, so that nothing else of the page is on the paper and no style of the
 * page reaches it. An empty frame asks for no address, and sheets that are made by script need no allowance.
 */
export async function printFrame(card: HTMLElement, lang: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  Object.assign(frame, {ariaHidden: 'true', tabIndex: -1});
  Object.assign(frame.style, {position: 'fixed', inlineSize: '0', blockSize: '0', border: '0', visibility: 'hidden'});
  // One browser has the empty page at once, another replaces it a moment later; both tell.
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_LOAD_MS);
    frame.addEventListener('load', (event) => {
      clearTimeout(timer);
      resolve(event);
    }, {once: true});
    document.body.append(frame);
  });
  try {
    fill(frame, card, lang);
  } catch (thrown) {
    frame.remove();
    throw thrown;
  }
  return frame;
}

function fill(frame: HTMLIFrameElement, card: HTMLElement, lang: string): void {
  const page = frame.contentDocument!;
  page.adoptedStyleSheets = sheetsFor(frame);
  const copy = page.importNode(card, true);
  copy.removeAttribute('popover');
  copy.removeAttribute('style');
  Object.assign(page.documentElement, {lang, dir: getComputedStyle(card).direction});
  page.title = copy.querySelector('h2')?.textContent ?? '';
  page.body.append(copy);
}

/** A sheet belongs to the page that made it. */
function sheetsFor({contentWindow}: HTMLIFrameElement): CSSStyleSheet[] {
  const {CSSStyleSheet: Sheet} = contentWindow as unknown as typeof globalThis;
  return [cardStyles, printedStyles].map(({cssText}) => {
    const sheet = new Sheet();
    sheet.replaceSync(cssText);
    return sheet;
  });
}

/** Prints the card alone, and clears up behind. */
export async function printCard(card: HTMLElement, lang: string): Promise<void> {
  const frame = await printFrame(card, lang);
  const view = frame.contentWindow!;
  const done = () => {
    clearTimeout(timer);
    frame.remove();
  };
  const timer = setTimeout(done, LONGEST_PRINT_MS);
  view.addEventListener('afterprint', done);
  view.print();
}
