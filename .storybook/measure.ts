import type {Decorator} from '@storybook/web-components-vite';
import {addons} from 'storybook/preview-api';
import {MEASURED, type Measures} from './measures.js';

const QUIET_MS = 150;
const ends = ['crm-ready', 'crm-stale', 'crm-error'];
let stop = () => {};

/** Tells the panel what the story that is shown alone took. */
export const withMeasures: Decorator = (story, {viewMode, canvasElement}) => {
  stop();
  if (viewMode !== 'docs') stop = measure(canvasElement as HTMLElement);
  return story() as ReturnType<Decorator>;
};

function measure(canvas: HTMLElement): () => void {
  const start = performance.now();
  const fetched: PerformanceResourceTiming[] = [];
  let first: number | null = null;
  let last: number | null = null;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    // What comes after the last number is of Storybook's own panels.
    const own = fetched.filter(({startTime}) => last === null || startTime <= start + last);
    const measures: Measures = {first, last, nodes: nodesIn(canvas), files: own.map(fileOf)};
    addons.getChannel().emit(MEASURED, measures);
  };
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(tell, QUIET_MS);
  };
  const onEnd = () => {
    last = performance.now() - start;
    first ??= last;
    settle();
  };
  const observer = new PerformanceObserver((list) => {
    fetched.push(...(list.getEntries() as PerformanceResourceTiming[]).filter(({startTime}) => startTime >= start));
    settle();
  });
  observer.observe({type: 'resource'});
  for (const end of ends) canvas.addEventListener(end, onEnd);
  settle();
  return () => {
    observer.disconnect();
    clearTimeout(settling);
    for (const end of ends) canvas.removeEventListener(end, onEnd);
  };
}

function fileOf({name, encodedBodySize, transferSize, duration}: PerformanceResourceTiming): Measures['files'][number] {
  const {pathname} = new URL(name);
  return {name: pathname.slice(pathname.lastIndexOf('/') + 1), bytes: encodedBodySize, isCached: transferSize === 0, milliseconds: duration};
}

/** Elements and texts, those within shadow roots too. */
function nodesIn(root: Node): number {
  const own = root instanceof Element && root.shadowRoot ? nodesIn(root.shadowRoot) : 0;
  return [...root.childNodes].reduce((sum, child) => sum + 1 + nodesIn(child), own);
}
