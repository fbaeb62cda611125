import type {StoryObj} from '@storybook/web-components-vite';
import {html, render, svg} from 'lit';
import {stateElement, type State} from '../widgets/state-story.js';
import type {ApiRow} from './manifest.js';
import {prose} from './prose.js';

/** A live widget whose parts are numbered, and what each of them is, in the order in which they stand. */
export function anatomy(tag: string, state: State, parts: readonly ApiRow[]): StoryObj {
  return {
    parameters: {controls: {disable: true}},
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

/** Where a number stands, and the edge of its part that it leads to; CSS pixels in the picture. */
interface Mark {
  readonly row: ApiRow;
  readonly number: number;
  readonly isLeft: boolean;
  readonly y: number;
  readonly to: {readonly x: number; readonly y: number};
}

interface Found {
  readonly row: ApiRow;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const APART = 26;
const GUTTER = 20;

function picture(widget: HTMLElement, figure: HTMLElement, parts: readonly ApiRow[]) {
  const width = figure.clientWidth;
  const found = foundParts(widget, figure, parts);
  const marks = marked(found, width);
  const height = Math.max(0, ...marks.map(({y}) => y + APART / 2));
  return html`
    <div class="stage">${widget}</div>
    <svg class="marks" aria-hidden="true" width=${width} height=${height}>${marks.map((mark) => drawnMark(mark, width))}</svg>
    <ol>${marks.toSorted((a, b) => a.number - b.number).map(({row}) => html`<li><code>${row.name}</code> ${prose(row.description)}</li>`)}</ol>`;
}

/** The parts that can be seen, from top to bottom. */
function foundParts(widget: HTMLElement, figure: HTMLElement, parts: readonly ApiRow[]): Found[] {
  const frame = figure.getBoundingClientRect();
  const found = parts.flatMap((row) => {
    const rects = [...widget.shadowRoot?.querySelectorAll(`[part~="${row.name}"]`) ?? []].map((part) => part.getBoundingClientRect());
    const seen = rects.find(({width, height}) => width > 2 && height > 2 || width > 20);
    if (!seen) return [];
    return {row, left: seen.left - frame.left, right: seen.right - frame.left, top: seen.top - frame.top, bottom: seen.bottom - frame.top};
  });
  return found.toSorted((a, b) => a.top - b.top || a.left - b.left);
}

/** Numbers stand in the margins, each beside its part, none over another. */
function marked(found: readonly Found[], width: number): Mark[] {
  const lowest = {left: 0, right: 0};
  return found.map(({row, left, right, top, bottom}, i) => {
    const isWide = right - left > width / 2;
    const isLeft = isWide ? lowest.left <= lowest.right : (left + right) / 2 < width / 2;
    const side = isLeft ? 'left' : 'right';
    const y = top + Math.min((bottom - top) / 2, 14);
    const stands = Math.max(y, lowest[side] + APART);
    lowest[side] = stands;
    return {row, number: i + 1, isLeft, y: stands, to: {x: isLeft ? left : right, y}};
  });
}

function drawnMark({number, isLeft, y, to}: Mark, width: number) {
  const x = isLeft ? GUTTER - 8 : width - GUTTER + 8;
  return svg`<g><path d=${`M${x},${y}L${to.x},${to.y}`}></path><circle class="end" cx=${to.x} cy=${to.y} r="2.5"></circle>
    <circle cx=${x} cy=${y} r="11"></circle><text x=${x} y=${y + 4}>${number}</text></g>`;
}
