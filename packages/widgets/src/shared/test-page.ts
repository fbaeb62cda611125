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

/** Lets every update and microtask that is due happen; a message, for timers of a page that is not in front run once a second. */
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
