import type {StoryObj} from '@storybook/web-components-vite';
import {html, render, svg} from 'lit';
import {allReady} from '../ready.js';
import {stateElement, type State} from '../widgets/state-story.js';
import type {ApiRow} from './manifest.js';
import {prose} from './prose.js';

/** A live widget whose parts are numbered, and what each of them is, in the order in which they stand. */
export function anatomy(tag: string, state: State, parts: readonly ApiRow[]): StoryObj {
  return {
    parameters: {controls: {disable: true}},
    play: ({canvasElement}) => allReady(canvasElement),
    render: () => {
      const figure = Object.assign(document.createElement('figure'), {className: 'anatomy'});
      const widget = stateElement(tag, state) as HTMLElement & {whenReady(): Promise<unknown>; updateComplete: Promise<unknown>};
      const draw = () => render(picture(widget, figure, parts), figure);
      // In a frame of its own, as it changes the height that is observed.
      const follow = () => { new ResizeObserver(() => requestAnimationFrame(draw)).observe(figure); };
      draw();
      void widget.whenReady().then(() => widget.updateComplete).then(follow);
      return figure;
    },
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A number, where it stands and what it leads to; CSS pixels in the picture. */
interface Mark {
  readonly row: ApiRow;
  readonly number: number;
  readonly at: Place;
  /** Null where the number stands on its part. */
  readonly to: Place | null;
}

/** A part as it is seen, with the ends of what is a line. */
interface Found {
  readonly row: ApiRow;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ends: readonly [Place, Place] | null;
}

const APART = 26;
const MARGIN = 12;
/** A longer line would cross what others are to see. */
const LONGEST = 170;

function picture(widget: HTMLElement, figure: HTMLElement, parts: readonly ApiRow[]) {
  const width = figure.clientWidth;
  const marks = marked(foundParts(widget, figure, parts), width);
  const height = Math.max(0, ...marks.map(({at}) => at.y + APART / 2));
  return html`
    <div class="stage">${widget}</div>
    <svg class="marks" aria-hidden="true" width=${width} height=${height}>${marks.map(drawnMark)}</svg>
    <ol>${marks.map(({row}) => html`<li><code>${row.name}</code> ${prose(row.description)}</li>`)}</ol>`;
}

/** The parts that can be seen, from top to bottom. */
function foundParts(widget: HTMLElement, figure: HTMLElement, parts: readonly ApiRow[]): Found[] {
  const [frame, edge] = [figure.getBoundingClientRect(), widget.getBoundingClientRect()];
  const found = parts.flatMap((row) => {
    const seen = [...widget.shadowRoot?.querySelectorAll(`[part~="${row.name}"]`) ?? []].find(isSeen);
    if (!seen) return [];
    const {left, right, top, bottom} = seen.getBoundingClientRect();
    // What scrolls reaches past the widget, and is not seen there.
    const [start, end] = [Math.max(left, edge.left), Math.min(right, edge.right)];
    return {row, left: start - frame.left, right: end - frame.left, top: top - frame.top, bottom: bottom - frame.top, ends: endsOf(seen, frame)};
  });
  return found.toSorted((a, b) => a.top - b.top || a.left - b.left);
}

function isSeen(part: Element): boolean {
  const {width, height} = part.getBoundingClientRect();
  return (width > 2 && height > 2) || width > 20;
}

function endsOf(part: Element, frame: DOMRect): [Place, Place] | null {
  const matrix = part instanceof SVGPathElement ? part.getScreenCTM() : null;
  if (!matrix) return null;
  const place = (length: number): Place => {
    const {x, y} = (part as SVGPathElement).getPointAtLength(length).matrixTransform(matrix);
    return {x: x - frame.left, y: y - frame.top};
  };
  return [place(0), place((part as SVGPathElement).getTotalLength())];
}

/** Numbers stand in the margins beside their part, or on it where that would be a long way; none over another. */
function marked(found: readonly Found[], width: number): Mark[] {
  const lowest = {left: 0, right: 0};
  const places = placesOn(found);
  return found.map((part, i) => {
    const {row, left, right, top, bottom, ends} = part;
    const isLeft = right - left > width / 2 ? lowest.left <= lowest.right : (left + right) / 2 < width / 2;
    const to = ends?.[isLeft ? 0 : 1] ?? {x: isLeft ? left : right, y: top + Math.min((bottom - top) / 2, 14)};
    if ((isLeft ? to.x : width - to.x) > LONGEST) return {row, number: i + 1, at: places.get(part)!, to: null};
    const side = isLeft ? 'left' : 'right';
    lowest[side] = Math.max(to.y, lowest[side] + APART);
    return {row, number: i + 1, at: {x: isLeft ? MARGIN : width - MARGIN, y: lowest[side]}, to};
  });
}

/** The middle of each part, or right of it until nothing stands there; small parts choose first. */
function placesOn(found: readonly Found[]): Map<Found, Place> {
  const places = new Map<Found, Place>();
  for (const part of found.toSorted((a, b) => (a.right - a.left) - (b.right - b.left))) {
    const y = (part.top + part.bottom) / 2;
    let x = (part.left + part.right) / 2;
    while ([...places.values()].some((other) => Math.hypot(other.x - x, other.y - y) < APART)) x += APART;
    places.set(part, {x, y});
  }
  return places;
}

function drawnMark({number, at, to}: Mark) {
  const line = to && svg`<path d=${`M${at.x},${at.y}L${to.x},${to.y}`}></path><circle cx=${to.x} cy=${to.y} r="2.5"></circle>`;
  return svg`<g>${line}<circle class="number" cx=${at.x} cy=${at.y} r="11"></circle><text x=${at.x} y=${at.y + 4}>${number}</text></g>`;
}
