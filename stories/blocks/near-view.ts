import {createElement as h, useEffect, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject} from 'react';
import {widgetsOf} from '../ready.js';
import {heightOf, usualRoom, type Room} from './room.js';
import './near-view.css';

/** How far before it is seen; the page's own root, as the margin of any other does not reach out of Storybook's frame. */
const ahead = {root: document, rootMargin: '800px'};
/** Who jumps to an anchor passes over all that is between; what is near from the first does not wait. */
const DWELL_MS = 150;
/** What has kept its height so long has been drawn. */
const QUIET_MS = 400;

interface NearViewProps {
  /** What it will take up; so much is kept free until it is there. */
  readonly room?: Room;
  readonly children?: ReactNode;
}

/** Dozens of widgets wait until somebody comes near them, or prints. */
export function NearView({room = usualRoom, children}: NearViewProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNear(place);
  const isDrawn = useDrawn(place, isNear);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => setHeight(heightOf(room, place.current!.clientWidth)), [room]);
  return h('div', {ref: place, className: isDrawn ? '' : 'awaited', style: isDrawn ? {} : {minBlockSize: height}}, isNear ? children : null);
}

function useNear(place: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear) return undefined;
    let dwelling: ReturnType<typeof setTimeout> | undefined;
    let wait = 0;
    const come = () => setNear(true);
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(dwelling);
      if (entries.at(-1)!.isIntersecting) dwelling = setTimeout(come, wait);
      wait = DWELL_MS;
    }, ahead);
    observer.observe(place.current!);
    addEventListener('beforeprint', come);
    return () => {
      clearTimeout(dwelling);
      observer.disconnect();
      removeEventListener('beforeprint', come);
    };
  }, [place, isNear]);
  return isNear;
}

/** Whether what is near has come: widgets, or a table of their attributes. */
function useDrawn(place: RefObject<HTMLElement | null>, isNear: boolean): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!isNear) return undefined;
    let settling: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(settling);
      const hasCome = widgetsOf(place.current!).length > 0 || place.current!.querySelector('table') !== null;
      if (hasCome) settling = setTimeout(() => setDrawn(true), QUIET_MS);
    });
    for (const child of place.current!.children) observer.observe(child);
    return () => {
      clearTimeout(settling);
      observer.disconnect();
    };
  }, [place, isNear]);
  return isDrawn;
}
