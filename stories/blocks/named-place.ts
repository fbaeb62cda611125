/** So long what is above a place may still come and push it away. */
const SETTLING_MS = 4000;

const endings = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Brings the place that the address names into view, opened where it is folded, and keeps it there until all is drawn or somebody acts. */
export function showNamedPlace(): () => void {
  const place = document.getElementById(nameInAddress());
  if (!place) return () => {};
  place.closest('details')?.setAttribute('open', '');
  const show = () => place.scrollIntoView({block: 'start'});
  const observer = new ResizeObserver(show);
  const stop = () => {
    observer.disconnect();
    clearTimeout(settled);
    for (const ending of endings) removeEventListener(ending, stop);
  };
  const settled = setTimeout(stop, SETTLING_MS);
  for (const ending of endings) addEventListener(ending, stop, {passive: true});
  observer.observe(document.documentElement);
  return stop;
}

/** Within Storybook the frame around has it. Another site that frames the page keeps its address to itself. */
function nameInAddress(): string {
  try {
    return decodeURIComponent(parent.location.hash.slice(1));
  } catch {
    return '';
  }
}
