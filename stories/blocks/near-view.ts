import {createElement as h, useEffect, useRef, useState, type ReactElement, type ReactNode} from 'react';
import './near-view.css';

/** Dozens of widgets wait until somebody comes near them. */
export function NearView({children}: {readonly children?: ReactNode}): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setNear((was) => was || entries.some(({isIntersecting}) => isIntersecting)), {rootMargin: '800px'});
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  return h('div', {ref: place, className: isNear ? '' : 'awaited'}, isNear ? children : null);
}
