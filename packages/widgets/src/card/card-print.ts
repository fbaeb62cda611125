import type {CSSResult} from 'lit';
import {cardStyles, printedStyles} from './card-styles.js';

/** How long the empty page of a frame is waited for. */
const LONGEST_LOAD_MS = 2000;
/** How long a frame waits for a browser that never says that it has printed. */
const LONGEST_PRINT_MS = 300_000;

/** What stands on the paper beside its content. */
export interface PaperOptions {
  readonly title: string;
  readonly lang: string;
  readonly dir: string;
  readonly styles: readonly CSSResult[];
}

/** The card alone in a frame of its own. */
export async function printFrame(card: HTMLElement, lang: string): Promise<HTMLIFrameElement> {
  return frameOf(card, {
    title: card.querySelector('h2')?.textContent ?? '', lang, dir: getComputedStyle(card).direction, styles: [cardStyles, printedStyles],
  });
}

/**
 * A frame of its own with a copy of an element, so that nothing else of the page is on the paper and no style of the
 * page reaches it. An empty frame asks for no address, and sheets that are made by script need no allowance.
 */
async function frameOf(content: HTMLElement, options: PaperOptions): Promise<HTMLIFrameElement> {
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
    fill(frame, content, options);
  } catch (thrown) {
    frame.remove();
    throw thrown;
  }
  return frame;
}

function fill(frame: HTMLIFrameElement, content: HTMLElement, {title, lang, dir, styles}: PaperOptions): void {
  const page = frame.contentDocument!;
  page.adoptedStyleSheets = sheetsFor(frame, styles);
  const copy = page.importNode(content, true);
  copy.removeAttribute('popover');
  copy.removeAttribute('style');
  Object.assign(page.documentElement, {lang, dir});
  page.title = title;
  page.body.append(copy);
}

/** A sheet belongs to the page that made it. */
function sheetsFor({contentWindow}: HTMLIFrameElement, styles: readonly CSSResult[]): CSSStyleSheet[] {
  const {CSSStyleSheet: Sheet} = contentWindow as unknown as typeof globalThis;
  return styles.map(({cssText}) => {
    const sheet = new Sheet();
    sheet.replaceSync(cssText);
    return sheet;
  });
}

/** Prints the card alone, and clears up behind. */
export async function printCard(card: HTMLElement, lang: string): Promise<void> {
  print(await printFrame(card, lang));
}

/** Prints an element alone, in a style of its own, and clears up behind. */
export async function printed(content: HTMLElement, options: PaperOptions): Promise<void> {
  print(await frameOf(content, options));
}

function print(frame: HTMLIFrameElement): void {
  const view = frame.contentWindow!;
  const done = () => {
    clearTimeout(timer);
    frame.remove();
  };
  const timer = setTimeout(done, LONGEST_PRINT_MS);
  view.addEventListener('afterprint', done);
  view.print();
}
