import type {WidgetResult} from '@crm-widgets/core';
import type {Answers, ShownState} from './answers.js';
import type {CrmWidget} from './widget-element.js';

/**
 * A box on the page of a test, taken away after it. For tests alone.
 * Waits for no frame, as `fixture` of open-wc does: a page that is not in front has none.
 */
export function testBox(): HTMLElement {
  const box = document.createElement('div');
  box.lang = 'en';
  document.body.append(box);
  boxes.push(box);
  return box;
}

const boxes: HTMLElement[] = [];

afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

/** Lets every update that is due happen; by a message, for timers of a page that is not in front run once a second. */
export async function settle(el: {readonly updateComplete: Promise<unknown>}): Promise<void> {
  await new Promise<void>((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  await el.updateComplete;
}

/** A widget in the state wanted, in a box of a width; waits for the state and never for a time. */
export async function mountState<R extends WidgetResult, W extends CrmWidget<R> & {readonly answers: Answers<R>}>(
  tag: string, {answers, attributes = {}, shows}: ShownState<R>, {width = 480, dir = 'ltr', lang = 'en'} = {},
): Promise<W> {
  const box = testBox();
  Object.assign(box, {dir, lang});
  box.style.width = `${width}px`;
  const el = document.createElement(tag) as W;
  el.answers.list = answers;
  for (const [name, value] of Object.entries({loading: 'eager', ...attributes})) el.setAttribute(name, value);
  box.append(el);
  if (shows === 'loading') await settle(el);
  else await el.whenReady().catch(() => undefined);
  if (shows === 'stale') await el.refresh().catch(() => undefined);
  await settle(el);
  // What fades in is looked at when it is there.
  for (const each of el.shadowRoot!.getAnimations()) if (each instanceof CSSTransition) each.finish();
  return el;
}

/** Text of a part, spaces made one; null where there is none. */
export function told(el: Element, selector: string): string | null {
  return textOf(el.shadowRoot!.querySelector(selector));
}

export function allTold(el: Element, selector: string): string[] {
  return [...el.shadowRoot!.querySelectorAll(selector)].map((each) => textOf(each)!);
}

function textOf(node: Element | null): string | null {
  return node && node.textContent!.replace(/\s+/g, ' ').trim();
}

/** What sticks out of a widget to the side, by its text. */
export function stickingOut(el: Element): string[] {
  const frame = el.getBoundingClientRect();
  return [...el.shadowRoot!.querySelectorAll('.body *')]
    .filter((each) => each.getClientRects().length > 0 && !each.closest('.unseen')
      && getComputedStyle(each).position !== 'absolute')
    .filter((each) => {
      const {left, right} = each.getBoundingClientRect();
      return left < frame.left - 0.5 || right > frame.right + 0.5;
    })
    .map((each) => `${each.localName}.${each.getAttribute('class') ?? ''} ${textOf(each)}`);
}
