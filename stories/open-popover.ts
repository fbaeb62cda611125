import {expect, waitFor} from 'storybook/test';
import {widgetsOf} from './ready.js';

/** Presses a button in the frame of the story's widget, as a visitor does, and waits for what it opens. */
export async function openPopover(canvas: ParentNode, button: 'about' | 'tools'): Promise<void> {
  const [widget] = widgetsOf(canvas);
  await widget!.whenReady();
  await widget!.updateComplete;
  const root = widget!.shadowRoot!;
  root.querySelector<HTMLElement>(`[part=${button}]`)!.click();
  await waitFor(() => expect(root.querySelector(':popover-open')).not.toBeNull());
  // What fades in is looked at when it is there.
  await Promise.all(root.querySelector(':popover-open')!.getAnimations().map(({finished}) => finished));
}
