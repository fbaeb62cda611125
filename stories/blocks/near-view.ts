import {createElement as h, useEffect, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode, type RefObject} from 'react';
import {widgetsOf} from '../ready.js';
import {whenNear} from './near.js';
import {heightOf, usualRoom, type Room} from './room.js';
import './near-view.css';

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
  useEffect(() => whenNear(place.current!, () => setNear(true)), [place]);
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
