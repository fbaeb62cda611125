/** How far before it is seen; the page's own root, as the margin of any other does not reach out of Storybook's frame. */
const ahead = {root: document, rootMargin: '800px'};
/** Who jumps to an anchor passes over all that is between; what is near from the first does not wait. */
const DWELL_MS = 150;

/** Calls when somebody has come near an element, or prints; returns what ends the watch. */
export function whenNear(element: Element, come: () => void): () => void {
  let dwelling: ReturnType<typeof setTimeout> | undefined;
  let wait = 0;
  const observer = new IntersectionObserver((entries) => {
    clearTimeout(dwelling);
    if (entries.at(-1)!.isIntersecting) dwelling = setTimeout(arrive, wait);
    wait = DWELL_MS;
  }, ahead);
  const stop = () => {
    clearTimeout(dwelling);
    observer.disconnect();
    removeEventListener('beforeprint', arrive);
  };
  const arrive = () => {
    stop();
    come();
  };
  observer.observe(element);
  addEventListener('beforeprint', arrive);
  return stop;
}
