import {laidOut, nameOf} from './shown.js';

/** Elements of which text is cut off. */
export function clipped(el: Element): string[] {
  return laidOut(el).filter((each) => {
    const {overflowX, overflowY} = getComputedStyle(each);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    return each.textContent!.trim() !== ''
      && ((hides(overflowX) && each.scrollWidth > each.clientWidth + 1) || (hides(overflowY) && each.scrollHeight > each.clientHeight + 1));
  }).map((each) => `cut off: ${nameOf(each)}`);
}

/** Pairs of texts within one drawing that lie over each other. */
export function crossing(el: Element): string[] {
  return laidOut(el, 'svg').flatMap((svg) => {
    const texts = [...svg.querySelectorAll('text')].map((text) => ({name: nameOf(text), box: text.getBoundingClientRect()}))
      .filter(({box}) => box.width > 0);
    return texts.flatMap((one, i) => texts.slice(i + 1).filter((other) => overlap(one.box, other.box))
      .map((other) => `over each other: ${one.name} and ${other.name}`));
  });
}

/** Half a pixel of rounding is none to see. */
export function overlap(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
}

/** What sticks out of a widget to the side and cannot be scrolled to. */
export function stickingOut(el: Element): string[] {
  const {left, right} = el.getBoundingClientRect();
  return laidOut(el, '.frame *').filter((each) => !scrolls(each) && getComputedStyle(each).position !== 'absolute').filter((each) => {
    const box = each.getBoundingClientRect();
    return box.left < left - 0.5 || box.right > right + 0.5;
  }).map((each) => `sticks out: ${nameOf(each)}`);
}

/** Whether something that scrolls to the side holds it. */
function scrolls(each: Element): boolean {
  const holder = each.parentElement;
  return holder !== null && (/auto|scroll/.test(getComputedStyle(holder).overflowX) || scrolls(holder));
}
