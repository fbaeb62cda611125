import type {LitElement} from 'lit';

/**
 * What `read` makes of a widget that is drawn as for paper: a large table in whole, where on the page only what is seen of it is
 * drawn. No frame is painted in between.
 */
export async function wholly<T>(root: ShadowRoot, read: () => T): Promise<T> {
  const draw = (when: 'beforeprint' | 'afterprint') => {
    root.dispatchEvent(new Event(when));
    return (root.host as LitElement).updateComplete;
  };
  await draw('beforeprint');
  const {classList} = root.querySelector('.frame')!;
  classList.add('saving');
  try {
    return read();
  } finally {
    classList.remove('saving');
    await draw('afterprint');
  }
}
