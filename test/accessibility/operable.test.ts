import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {contrastOf, groundOf} from './paint.js';
import {caseOf, drawn, laidOut, looked, mainCases, nameOf, nextFrame, operable, pictures, restoresPage, show, told, unfold, type Shown} from './shown.js';

const focused = (el: Element) => el.shadowRoot!.activeElement;
const plot = (el: Element) => el.shadowRoot!.querySelector<HTMLElement>('.cursor')!;

/** Everything that the tab key comes to, from before a widget to behind it; ends where the focus would not leave. */
async function tabThrough(el: Shown): Promise<Element[]> {
  const [before, after] = [document.createElement('button'), document.createElement('button')];
  el.before(before);
  el.after(after);
  before.focus();
  const stops: Element[] = [];
  for (let i = 0; i < 120; i++) {
    await sendKeys({press: 'Tab'});
    if (document.activeElement === after) return stops;
    const at = focused(el);
    if (!at) break;
    stops.push(at);
  }
  throw new Error(`the focus does not leave ${el.localName} after ${stops.length} stops, the last ${nameOf(stops.at(-1) ?? el)}`);
}

/** The middle of an element, in whole pixels of the page. */
function middleOf(element: Element): [number, number] {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}

describe('2.1.1 Keyboard: the tab key comes to everything that a pointer can press, arrow keys to the points within', () => {
  for (const each of mainCases) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const stops = await tabThrough(el);
      const groups = '.cursor, .steps, .scroll, [data-key]';
      const missed = operable(el).filter((part) => !stops.includes(part) && !(part.tabIndex === -1 && part.closest(groups)));
      expect(missed.map(nameOf)).to.deep.equal([]);
    });
  }
  it('every value of a trend that a pointer shows, keys show too', async () => {
    const el = await show(caseOf('shown-trend'));
    const told: string[] = [];
    plot(el).focus();
    await sendKeys({press: 'Home'});
    for (let i = 0; i < 12; i++) {
      await el.updateComplete;
      told.push(laidOut(el, '.tip')[0]!.textContent!.replace(/\s+/g, ' ').trim());
      await sendKeys({press: 'ArrowRight'});
    }
    plot(el).blur();
    const {left, top, width, height} = plot(el).getBoundingClientRect();
    const pointed = new Set<string>();
    for (let x = 1; x < width; x += width / 60) {
      plot(el).dispatchEvent(new PointerEvent('pointermove', {clientX: left + x, clientY: top + height / 2, bubbles: true}));
      await el.updateComplete;
      pointed.add(laidOut(el, '.tip')[0]!.textContent!.replace(/\s+/g, ' ').trim());
    }
    expect([...pointed]).to.deep.equal(told);
  });
});

describe('2.1.2 No Keyboard Trap: the tab key leaves every widget', () => {
  for (const each of pictures) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      await unfold(el);
      await tabThrough(el);
    });
  }
});

describe('2.1.4 Character Key Shortcuts: ? and i open a card while the focus is in the widget, and only then', () => {
  it('not from the page', async () => {
    const el = await show(caseOf('shown-kpi'));
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({press: 'i'});
    await nextFrame();
    expect(el.shadowRoot!.querySelector('.card')).to.equal(null);
  });
});

describe('2.2.2 Pause, Stop, Hide: nothing moves by itself but what is waited for', () => {
  for (const each of looked.filter(({state}) => state.shows !== 'loading')) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      expect(moving(el)).to.deep.equal([]);
    });
  }
});

describe('2.3.1 Three Flashes or Below Threshold: what is waited for breathes slower than once a second', () => {
  for (const each of mainCases.filter(({state}) => state.shows === 'loading')) {
    it(each.tag, async () => {
      const el = await show(each);
      const times = el.shadowRoot!.getAnimations().map((each) => Number(each.effect!.getTiming().duration));
      expect(times.filter((ms) => ms < 1000)).to.deep.equal([]);
    });
  }
});

describe('2.3.3 Animation from Interactions: nothing moves for a visitor who asked for none', () => {
  restoresPage();
  for (const each of mainCases) {
    it(`${each.tag}: ${each.name}`, async () => {
      await told({'prefers-reduced-motion': 'reduce'});
      const el = await show(each);
      expect(moving(el)).to.deep.equal([]);
    });
  }
});

/** What runs now, by the name of its animation; what only follows a scroller is moved by the visitor. */
function moving(el: Element): string[] {
  return el.shadowRoot!.getAnimations().filter((each) => each.playState === 'running' && each.timeline instanceof DocumentTimeline)
    .map((each) => (each instanceof CSSAnimation ? each.animationName : 'transition'));
}

describe('2.4.3 Focus Order: the tab key goes through a widget in the order in which it is read', () => {
  for (const each of pictures) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      expect(laidOut(el, '[tabindex]').filter((part) => part.tabIndex > 0).map(nameOf)).to.deep.equal([]);
      const stops = await tabThrough(el);
      const inOrder = stops.every((stop, i) => i === 0 || Boolean(stops[i - 1]!.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING));
      expect(inOrder).to.equal(true);
    });
  }
});

describe('2.4.6 Headings and Labels: a widget is a group that is called by its heading', () => {
  for (const each of mainCases) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const frame = el.shadowRoot!.querySelector('[part=frame]')!;
      const heading = el.shadowRoot!.getElementById(frame.getAttribute('aria-labelledby')!)!;
      expect(heading.textContent!.trim()).to.not.equal('');
    });
  }
});

describe('2.4.7 Focus Visible: what has the focus has an outline of 2 pixels that stands out 3 : 1', () => {
  for (const [scheme, those] of [['light', mainCases], ['dark', pictures]] as const) {
    for (const each of those) {
      it(`${each.tag}, ${scheme}: ${each.name}`, async () => {
        const el = await show(each, {scheme});
        const faint = [];
        for (const stop of await tabThrough(el)) {
          (stop as HTMLElement).focus({focusVisible: true} as FocusOptions);
          const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(stop);
          const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && contrastOf(outlineColor, groundOf(el)) >= 3;
          if (!isSeen) faint.push(`${nameOf(stop)}: ${outlineStyle} ${outlineWidth} ${outlineColor}`);
        }
        expect(faint).to.deep.equal([]);
      });
    }
  }
});

describe('2.4.11 Focus Not Obscured (Minimum): under the sticky header of a page whatever has the focus can be seen', () => {
  restoresPage();
  before(() => setViewport({width: 480, height: 320}));
  for (const each of pictures) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each, {width: 'page'});
      await unfold(el);
      const header = document.createElement('header');
      Object.assign(header.style, {position: 'sticky', top: '0', height: '80px', background: '#333', zIndex: '9'});
      el.parentElement!.prepend(header);
      document.documentElement.style.scrollPaddingTop = '88px';
      const hidden = [];
      for (const stop of await tabThrough(el)) {
        (stop as HTMLElement).focus();
        if (stop.getBoundingClientRect().bottom <= header.getBoundingClientRect().bottom) hidden.push(nameOf(stop));
      }
      document.documentElement.style.scrollPaddingTop = '';
      expect(hidden).to.deep.equal([]);
    });
  }
});

describe('2.4.11 Focus Not Obscured (Minimum): a cell that a key comes to is not behind the heads that stay in view', () => {
  for (const [width, dir] of [[300, 'ltr'], [300, 'rtl'], [640, 'ltr']] as const) {
    it(`${width} px, ${dir}`, async () => {
      const el = await show(caseOf('shown-cohort-retention', 'thirty-six months'), {width, dir});
      laidOut(el, '[data-key][tabindex="0"]')[0]!.focus();
      const hidden = [];
      const [forward, back] = dir === 'ltr' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
      for (const press of ['ArrowDown', 'End', ...Array<string>(12).fill(back), 'Home', ...Array<string>(12).fill(forward)]) {
        await sendKeys({press});
        await drawn(el);
        const [{left, right, top, bottom}, cell] = [focused(el)!.getBoundingClientRect(), focused(el)];
        const seen = [left + 2, right - 2].map((x) => el.shadowRoot!.elementFromPoint(x, (top + bottom) / 2));
        if (seen.some((each) => each !== cell)) hidden.push(`${press}: ${(cell as HTMLElement).dataset['key']}`);
      }
      expect(hidden).to.deep.equal([]);
    });
  }
});

describe('1.4.13 Content on Hover or Focus: the tip of a trend stays while the pointer is on it, and Escape puts it away', () => {
  const tips = (el: Element) => laidOut(el, '.tip').length;
  async function pointed() {
    const el = await show(caseOf('shown-trend'));
    el.parentElement!.style.marginBlockStart = '120px';
    await sendMouse({type: 'move', position: middleOf(plot(el))});
    await drawn(el);
    return el;
  }
  afterEach(() => sendMouse({type: 'move', position: [1, 1]}));

  it('stays while the pointer goes onto it', async () => {
    const el = await pointed();
    const said = laidOut(el, '.tip')[0]!.textContent;
    await sendMouse({type: 'move', position: middleOf(laidOut(el, '.tip')[0]!)});
    await drawn(el);
    expect(laidOut(el, '.tip').map((tip) => tip.textContent)).to.deep.equal([said]);
  });
  it('goes when the pointer leaves both', async () => {
    const el = await pointed();
    await sendMouse({type: 'move', position: [1, 1]});
    await drawn(el);
    expect(tips(el)).to.equal(0);
  });
  it('goes with Escape wherever the focus is, and the pointer need not move', async () => {
    const el = await pointed();
    (document.activeElement as HTMLElement | null)?.blur();
    expect(tips(el)).to.equal(1);
    await sendKeys({press: 'Escape'});
    await drawn(el);
    expect(tips(el)).to.equal(0);
  });
});

describe('3.2.1 On Focus: to come to something opens and picks nothing', () => {
  for (const each of pictures) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const events: string[] = [];
      for (const type of ['crm-select', 'crm-filter', 'crm-ready']) el.addEventListener(type, () => events.push(type));
      await tabThrough(el);
      expect(events).to.deep.equal([]);
      expect([...el.shadowRoot!.querySelectorAll(':popover-open, details[open]')].map(nameOf)).to.deep.equal([]);
    });
  }
});

describe('2.5.2 Pointer Cancellation: a press that is taken away picks nothing', () => {
  it('a period of a trend', async () => {
    const el = await show(caseOf('shown-trend'));
    let picked = 0;
    el.addEventListener('crm-select', () => { picked++; });
    await sendMouse({type: 'move', position: middleOf(plot(el))});
    await sendMouse({type: 'down'});
    await sendMouse({type: 'move', position: [1, 1]});
    await sendMouse({type: 'up'});
    expect(picked).to.equal(0);
  });
});

describe('2.5.3 Label in Name: what can be pressed is called by the words that are on it', () => {
  for (const each of looked) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const others = operable(el).filter((part) => part.ariaLabel && !part.matches('select') && /\p{L}/u.test(part.innerText))
        .filter((part) => !part.ariaLabel!.replace(/\s+/g, ' ').includes(part.innerText.replace(/\s+/g, ' ').trim().split(' ')[0]!));
      expect(others.map(nameOf)).to.deep.equal([]);
    });
  }
});

describe('2.5.7 Dragging Movements: nothing is to be dragged', () => {
  it('a trend shows a period where it is pressed', async () => {
    const el = await show(caseOf('shown-trend'));
    await sendMouse({type: 'click', position: middleOf(plot(el))});
    await drawn(el);
    expect(laidOut(el, '.tip').length).to.equal(1);
    await sendMouse({type: 'move', position: [1, 1]});
  });
  it('and nothing can be', async () => {
    for (const each of mainCases) expect(laidOut(await show(each), '[draggable]').length).to.equal(0);
  });
});

describe('2.5.8 Target Size (Minimum): what can be pressed is 24 by 24 pixels, or has as much room around it', () => {
  restoresPage();
  for (const width of [240, 640]) {
    for (const each of looked) {
      it(`${each.tag}, ${width} px: ${each.name}`, async () => {
        const el = await show(each, {width});
        const targets = operable(el).filter((part) => part.tabIndex >= 0 || part.matches('button, [data-key]'))
          .filter((part) => !/auto|scroll/.test(getComputedStyle(part).overflowX));
        const small = targets.filter((part) => {
          const {width: wide, height: tall} = part.getBoundingClientRect();
          return Math.min(wide, tall) < 23.5 && !hasRoom(part, targets);
        });
        expect(small.map((part) => `${nameOf(part)} ${part.getBoundingClientRect().width} x ${part.getBoundingClientRect().height}`))
          .to.deep.equal([]);
      });
    }
  }
});

describe('2.1.1 Keyboard: the definition card and the menu open, are used and close by keys alone', () => {
  restoresPage();
  const about = (el: Shown) => el.shadowRoot!.querySelectorAll<HTMLElement>('.about');
  const open = (el: Shown) => el.shadowRoot!.querySelector<HTMLElement>(':popover-open');

  async function opened(nth: number): Promise<Shown> {
    const el = await show(caseOf('shown-trend'));
    about(el)[nth]!.focus();
    await sendKeys({press: 'Enter'});
    while (!open(el)) await nextFrame();
    return el;
  }
  for (const [nth, name] of [[0, 'the card'], [1, 'the menu']] as const) {
    it(`${name} takes the focus, and Escape gives it back`, async () => {
      const el = await opened(nth);
      expect(open(el)!.contains(focused(el))).to.equal(true);
      await sendKeys({press: 'Escape'});
      while (open(el)) await nextFrame();
      expect(focused(el)).to.equal(about(el)[nth]);
    });
    it(`what can be pressed in ${name} is large enough`, async () => {
      const el = await opened(nth);
      const sizes = [...open(el)!.querySelectorAll('button')].map((button) => button.getBoundingClientRect());
      expect(sizes.length).to.be.above(2);
      for (const {width, height} of sizes) expect(Math.min(width, height)).to.be.at.least(24);
    });
  }
});

/** Whether a circle of 24 pixels around a small target meets no other target, nor its circle where that is small too. */
function hasRoom(part: Element, targets: readonly Element[]): boolean {
  const [x, y] = middleOf(part);
  return targets.every((other) => {
    if (other === part || other.contains(part) || part.contains(other)) return true;
    const {left, right, top, bottom} = other.getBoundingClientRect();
    const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
    const [cx, cy] = middleOf(other);
    const isSmall = Math.min(right - left, bottom - top) < 23.5;
    return Math.hypot(dx, dy) >= 12 && (!isSmall || Math.hypot(cx - x, cy - y) >= 24);
  });
}
