import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {FunnelResult} from '@crm-widgets/core';
import {Formats} from '../shared/format.js';
import {funnelStates, longSteps, ShownFunnel, stepsFrom, type FunnelState} from './funnel-states.js';
import {share} from './funnel-words.js';

/** Knows its width at once: a page that is not in front has no frames to wait for. */
class MeasuredFunnel extends ShownFunnel {
  async fit(): Promise<void> {
    this.width = Math.floor(this.renderRoot.querySelector('.body')!.getBoundingClientRect().width);
    await this.updateComplete;
  }
}
customElements.define('shown-funnel', MeasuredFunnel);

const formats = new Formats('en');
/** Widths and numbers of steps that issue 2 asks the funnel to stand. */
const widths = [240, 320, 480, 960, 1600];
const counts = [3, 5, 8, 12];

async function mount({answers, attributes = {}, shows}: FunnelState, {width = 640, dir = 'ltr'} = {}): Promise<ShownFunnel> {
  const box = await fixture<HTMLElement>(html`<div dir=${dir} lang="en"></div>`);
  box.style.width = `${width}px`;
  const el = document.createElement('shown-funnel') as MeasuredFunnel;
  el.answers = answers;
  for (const [name, value] of Object.entries({loading: 'eager', ...attributes})) el.setAttribute(name, value);
  box.append(el);
  if (shows === 'loading') await el.updateComplete;
  else await el.whenReady().catch(() => {});
  if (shows === 'stale') await el.refresh().catch(() => {});
  await el.fit();
  return el;
}

function all(el: Element, selector: string): HTMLElement[] {
  return [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
}

const text = (el: Element) => el.textContent!.replace(/\s+/g, ' ').trim();
const texts = (el: Element, selector: string) => all(el, selector).map(text);

function overlaps(a: DOMRect, b: DOMRect): boolean {
  // Half a pixel of rounding is none to see.
  return a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
}

/** Pairs of texts that lie on one another, and texts that stick out of the widget. */
function collisions(el: Element): string[] {
  const shown = all(el, '.label, .name, :is(.step, .part) :is(.count, .share), .heads span, .passage > span, .parts-note, .finding')
    .filter((each) => each.getClientRects().length > 0 && !each.classList.contains('unseen'));
  const frame = el.getBoundingClientRect();
  return shown.flatMap((a, index) => {
    const [own, out] = [a.getBoundingClientRect(), a];
    const outside = own.left < frame.left - 0.5 || own.right > frame.right + 0.5 ? [`${text(out)} sticks out`] : [];
    const others = shown.slice(index + 1).filter((b) => overlaps(own, b.getBoundingClientRect()));
    return [...outside, ...others.map((b) => `${text(a)} lies on ${text(b)}`)];
  });
}

describe('<crm-funnel>', () => {
  before(() => setViewport({width: 1700, height: 900}));

  for (const [name, state] of Object.entries<FunnelState>(funnelStates)) {
    it(`is accessible, and in its state, when ${name}`, async () => {
      const el = await mount(state);
      expect(el.widgetState).to.equal(state.shows);
      await expect(el).to.be.accessible();
    });
  }

  it('says in the label of the picture what the picture shows', async () => {
    const el = await mount(funnelStates.few);
    expect(all(el, '[role=img]')[0]!.getAttribute('aria-label'))
      .to.equal('Lead 10, 80.0% go on; Demo 8, 37.5% go on; Won 3');
  });

  it('tells the finding in a sentence: 4 238 of 8 800 are 48.2 %', async () => {
    const el = await mount(funnelStates.ready);
    expect(texts(el, '.finding')).to.deep.equal([
      'Of 8,800 in Prospecting, 4,238 reach Won: 48.2%. Most are lost between Engaging and Won: 4,062.',
    ]);
  });

  for (const name of ['ready', 'few', 'twelve long steps', 'a step that grows', 'nobody after the first'] as const) {
    it(`shows in the chart and in the table the numbers of the result: ${name}`, async () => {
      const el = await mount(funnelStates[name]);
      const {steps} = el.result as FunnelResult;
      expect(texts(el, '.step .count')).to.deep.equal(steps.map(({count}) => formats.count(count)));
      expect(texts(el, '.step .share').map((each) => each.split(' ')[0]))
        .to.deep.equal(steps.map(({fromFirst}) => share(formats, fromFirst)));
      expect(texts(el, '.go-on'))
        .to.deep.equal(steps.slice(1).map(({fromPrevious}) =>
          (fromPrevious === null ? 'nobody to go on' : `${share(formats, fromPrevious)} go on`)));
      const rows = all(el, 'tbody tr').map((row) => [...row.children].slice(0, 4).map(text));
      expect(rows).to.deep.equal(steps.map(({label, count, fromPrevious, fromFirst}) => [
        label, formats.count(count), share(formats, fromPrevious), share(formats, fromFirst),
      ]));
    });
  }

  it('tells in the table of times and of those still on their way, where there are any', async () => {
    const el = await mount(funnelStates['with times']);
    expect(texts(el, 'thead th').slice(5)).to.deep.equal(['Lost', 'Still on the way', 'Median time', 'Mean time']);
    const rows = all(el, 'tbody tr').map((row) => [...row.children].slice(5).map(text));
    expect(rows).to.deep.equal([
      ['0', '0', '–', '–'], ['239', '41', '90 seconds', '61.7 minutes'], ['78', '12', '3 days', '3.5 days'],
    ]);
    expect(texts(await mount(funnelStates.few), 'thead th')).to.have.length(5);
  });

  it('draws bars as long as their counts', async () => {
    const el = await mount(funnelStates.few);
    const [lead, demo, won] = all(el, '.bar').map((bar) => bar.getBoundingClientRect().width);
    expect(demo! / lead!).to.be.closeTo(0.8, 0.005);
    expect(won! / lead!).to.be.closeTo(0.3, 0.005);
  });

  it('never writes a share that is not 0 as 0, and keeps its bar to be seen', async () => {
    const el = await mount(funnelStates['twelve long steps']);
    expect(texts(el, '.step .share').at(-1)).to.equal('<0.1% of first');
    expect(all(el, '.bar').at(-1)!.getBoundingClientRect().width).to.equal(2);
  });

  it('says in words that nobody was there to go on to a step', async () => {
    const el = await mount(funnelStates['nobody after the first']);
    expect(texts(el, '.go-on')).to.deep.equal(['0% go on', 'nobody to go on']);
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    for (const width of widths) {
      it(`lays no text on another at ${width} px, ${dir}`, async () => {
        for (const count of counts) {
          const steps = longSteps.slice(0, count);
          const outcome = {...funnelStates.few.answers[0], result: {steps, overall: null, groups: null, warnings: []}};
          const el = await mount({answers: [outcome], shows: 'ready'}, {width, dir});
          expect(collisions(el), `${count} steps`).to.deep.equal([]);
          expect(el.shadowRoot!.querySelector('.frame')!.scrollWidth, `${count} steps`).to.be.at.most(width);
          el.remove();
        }
      });
    }
  }

  for (const name of [
    'who may still come', 'groups', 'two segments', 'two periods', 'too few to compare', 'abandonment', 'standing', 'twelve long steps, standing',
  ] as const) {
    it(`lays no text on another at any width: ${name}`, async () => {
      for (const dir of ['ltr', 'rtl'] as const) {
        for (const width of widths) {
          const el = await mount(funnelStates[name], {width, dir});
          expect(collisions(el), `${width} px, ${dir}`).to.deep.equal([]);
          expect(el.shadowRoot!.querySelector('.frame')!.scrollWidth, `${width} px`).to.be.at.most(width);
          el.remove();
        }
      }
    });
  }

  it('has steps, drops and groups that a finger can hit: 24 pixels at least', async () => {
    for (const name of ['ready', 'groups', 'two segments', 'standing', 'abandonment'] as const) {
      const el = await mount(funnelStates[name], {width: 240});
      for (const target of all(el, '[data-step]')) {
        expect(target.getBoundingClientRect().height, `${name}: ${text(target)}`).to.be.at.least(24);
      }
    }
  });

  it('tells those who may still come apart from the lost: 2 100 less 900 less 240 are 960', async () => {
    const el = await mount(funnelStates['who may still come']);
    expect(texts(el, '.between')[0]).to.equal('↓42.9% go on 960 do not median 90 min 240 still may');
    expect(texts(el, '.parts-note')).to.deep.equal(['Dashed: still on the way.']);
    const [bar, waiting] = ['.bar', '.waiting'].map((each) => all(el, each).at(each === '.bar' ? 1 : 0)!.getBoundingClientRect());
    expect(waiting!.left).to.be.closeTo(bar!.right, 1);
    expect(waiting!.width / bar!.width).to.be.closeTo(240 / 900, 0.01);
  });

  it('flags a step that grows, and explains it', async () => {
    const el = await mount(funnelStates['a step that grows']);
    expect(texts(el, '.grown')).to.deep.equal(['133.3% go on', 'more than before']);
    expect(texts(el, '.finding')[0]).to.contain('Purchase is larger than Trial before it: the two were counted apart');
  });

  it('draws a thin bar for each group, as far as there is room, by its own first step', async () => {
    const el = await mount(funnelStates.groups);
    expect(texts(el, '.part .name').slice(0, 5))
      .to.deep.equal(['web', 'ads', 'partner', 'A newsletter with a long name that nobody cut short', 'Not stated']);
    expect(texts(el, '.part .share').slice(5, 7)).to.deep.equal(['42.9% of first', '29.2% of first']);
    const [web, ads] = all(el, '.part .bar').slice(5, 7).map((bar) => bar.getBoundingClientRect().width);
    expect(web! / ads!).to.be.closeTo((900 / 2100) / (380 / 1300), 0.01);
    expect(texts(el, '.parts-note')[0]).to.contain('1 more group is in the table.');
    expect(texts(el, 'tbody tr th:first-child').filter((name) => name === 'fair')).to.have.length(3);
  });

  // z of 900 of 2 100 beside 380 of 1 300 is 7.97; of 870 of 2 050, 0.27.
  const compared = [
    ['two segments', '42.9% against 29.2%: +13.6 points, beyond noise'], ['two periods', '42.9% against 42.4%: +0.4 points, within noise'],
    ['too few to compare', '42.9% against 30.0%, too few to tell'],
  ] as const;
  for (const [name, said] of compared) {
    it(`puts two beside each other, with the difference: ${name}`, async () => {
      const el = await mount(funnelStates[name]);
      expect(texts(el, '.go-on')[0]).to.equal(said);
      expect(texts(el, '.differences li')[0]).to.equal(`Signup: ${said}`);
    });
  }
  it('calls periods as people do', async () => {
    const el = await mount(funnelStates['two periods']);
    expect(texts(el, '.name').slice(0, 2)).to.deep.equal(['May 2024', 'April 2024']);
    expect(texts(el, '.finding')).to.deep.equal(['May 2024 beside April 2024, from first step to last: 12.4% against 12.1%: +0.3 points, within noise.']);
  });

  it('shows who does not go on, drop by drop', async () => {
    const el = await mount(funnelStates.abandonment);
    expect(texts(el, '.step .label')).to.deep.equal(['Visit → Signup', 'Signup → Purchase']);
    expect(texts(el, '.step .share')).to.deep.equal(['45.7% of previous', '44.4% of previous']);
    expect(texts(el, '.finding')[0]).to.contain('Of 2,100 in Visit, 1,360 do not reach Purchase: 64.8%.');
  });

  it('lets bars stand where there is room, else they lie', async () => {
    const el = await mount(funnelStates.standing);
    const [visit, signup] = all(el, '.bar').map((bar) => bar.getBoundingClientRect());
    expect(signup!.height / visit!.height).to.be.closeTo(900 / 2100, 0.01);
    expect(signup!.bottom).to.be.closeTo(visit!.bottom, 0.5);
    expect(all(await mount(funnelStates['twelve long steps, standing'], {width: 640}), '.standing')).to.have.length(0);
    // Counts as long as 1,204,567 need more than 76 pixels.
    expect(all(await mount(funnelStates['twelve long steps, standing'], {width: 960}), '.standing')).to.have.length(0);
    expect(all(await mount(funnelStates['twelve long steps, standing'], {width: 1600}), '.standing')).to.have.length(1);
  });

  it('refuses a view and an orientation that are none, by name', async () => {
    for (const name of ['view', 'orientation'] as const) {
      const el = await mount(funnelStates.few);
      el.setAttribute(name, 'sideways');
      await el.updateComplete;
      await el.updateComplete;
      expect([el.widgetState, el.error?.where[1]]).to.deep.equal(['error', `attribute ${name}`]);
      el.remove();
    }
  });

  it('reaches the drop before a step, and back, by the arrows across', async () => {
    for (const [name, across, back, along] of [['few', 'ArrowRight', 'ArrowLeft', 'ArrowDown'], ['standing', 'ArrowDown', 'ArrowUp', 'ArrowRight']] as const) {
      const el = await mount(funnelStates[name]);
      all(el, '.step')[0]!.focus();
      const at = () => (el.shadowRoot!.activeElement as HTMLElement).dataset;
      const places = [];
      for (const press of [along, across, along, back]) {
        await sendKeys({press});
        places.push(`${at().line} ${at().which}`);
      }
      expect(places).to.deep.equal(['1 reached', '1 lost', '2 lost', '2 reached']);
      el.remove();
    }
  });

  it('tells by crm-select which drop or which group was picked', async () => {
    const el = await mount(funnelStates.groups);
    setTimeout(() => all(el, '.passage')[0]!.click());
    expect((await oneEvent(el, 'crm-select')).detail.key).to.equal('Signup/lost');
    setTimeout(() => all(el, '.part')[6]!.click());
    expect((await oneEvent(el, 'crm-select')).detail.key).to.equal('Signup/ads');
  });

  it('starts its bars on the right where people read from there', async () => {
    const el = await mount(funnelStates.few, {dir: 'rtl'});
    const [lead, , won] = all(el, '.bar').map((bar) => bar.getBoundingClientRect());
    expect(won!.right).to.be.closeTo(lead!.right, 0.5);
    expect(won!.left).to.be.above(lead!.left + 10);
  });

  it('moves by arrow, home and end from step to step, with one stop for the tab key', async () => {
    const el = await mount(funnelStates.few);
    const steps = all(el, '.step');
    const focused = () => steps.indexOf(el.shadowRoot!.activeElement as HTMLElement);
    steps[0]!.focus();
    const places = [];
    for (const press of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await sendKeys({press});
      await el.updateComplete;
      places.push(focused());
      expect(steps.filter(({tabIndex}) => tabIndex === 0)).to.deep.equal([steps[focused()]]);
    }
    expect(places).to.deep.equal([1, 2, 2, 1, 0, 2]);
  });

  it('shows where the focus is', async () => {
    const el = await mount(funnelStates.few);
    all(el, '.step')[0]!.focus();
    await sendKeys({press: 'ArrowDown'});
    const {outlineStyle, outlineWidth} = getComputedStyle(el.shadowRoot!.activeElement!);
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
  });

  it('tells by crm-select which step was picked, by click and by key', async () => {
    const el = await mount(funnelStates.few);
    setTimeout(() => all(el, '.step')[1]!.click());
    expect((await oneEvent(el, 'crm-select')).detail).to.deep.equal({metric: 'funnel', key: 'Demo'});
    all(el, '.step')[2]!.focus();
    setTimeout(() => sendKeys({press: 'Enter'}));
    expect((await oneEvent(el, 'crm-select')).detail).to.deep.equal({metric: 'funnel', key: 'Won'});
  });

  it('takes a name for text, whatever it holds', async () => {
    const steps = stepsFrom([['<img src=x onerror=alert(1)>', 2], ['"quoted" & more', 1]]);
    const outcome = {...funnelStates.few.answers[0], result: {steps, overall: 0.5, groups: null, warnings: []}};
    const el = await mount({answers: [outcome], shows: 'ready'});
    expect(texts(el, '.label')).to.deep.equal(['<img src=x onerror=alert(1)>', '"quoted" & more']);
    expect(all(el, 'img')).to.have.length(0);
  });
});

describe('theme of <crm-funnel>', () => {
  const ink = (el: Element) => ['.bar', '.waiting', '.drop'].map((mark) => getComputedStyle(all(el, `.box ${mark}`)[0]!).fill);

  it('has a colour given to its bars in all that stands for them', async () => {
    const el = await mount(funnelStates['who may still come']);
    const before = ink(el);
    el.style.setProperty('--crm-funnel-bar-color', 'rgb(0, 128, 0)');
    expect(ink(el).map((fill, i) => fill === before[i])).to.deep.equal([false, false, false]);
  });

  it('has corners as round as the page wants them', async () => {
    const el = await mount(funnelStates.ready);
    el.style.setProperty('--crm-radius', '0px');
    expect(getComputedStyle(all(el, '.box .bar')[0]!).rx).to.equal('0px');
  });
});
