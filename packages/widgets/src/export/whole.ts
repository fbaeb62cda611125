import type {LitElement} from 'lit';

/**
 * What `read` makes of a widget that is drawn as for paper: a large table in whole, where on the page only what is seen of it is
 * drawn. No frame is painted in between.
 * @param isPrinted in ink on white, whatever colours the page has
 */
export async function wholly<T>(root: ShadowRoot, read: () => T, isPrinted = false): Promise<T> {
  const draw = (when: 'beforeprint' | 'afterprint') => {
    root.dispatchEvent(new Event(when));
    return (root.host as LitElement).updateComplete;
  };
  await draw('beforeprint');
  const {classList} = root.querySelector('.frame')!;
  classList.add('saving');
  classList.toggle('printing', isPrinted);
  try {
    return read();
  } finally {
    classList.remove('saving', 'printing');
    await draw('afterprint');
  }
}
