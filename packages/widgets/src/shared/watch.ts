const RUN_AHEAD = '200px';

/** Tells once that an element has come near the view, wherever it stands by then. */
export function watchView(element: Element, near: () => void): void {
  if (!('IntersectionObserver' in globalThis)) return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    near();
  }, {rootMargin: RUN_AHEAD});
  observer.observe(element);
}

/** Tells the width of an element in whole CSS pixels, now and whenever it changes. */
export function watchWidth(element: Element, tell: (width: number) => void): {disconnect(): void} | null {
  if (!('ResizeObserver' in globalThis)) return null;
  const observer = new ResizeObserver(([entry]) => tell(Math.floor(entry!.contentRect.width)));
  observer.observe(element);
  return observer;
}
