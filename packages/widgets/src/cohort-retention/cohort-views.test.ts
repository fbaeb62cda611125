import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {all, cell, contrast, MeasuredCohortRetention, mount, nameOf, text} from './cohort-retention-mount.js';
import {cohortStates, type CohortState} from './cohort-retention-states.js';

const one = (el: Element, selector: string) => all(el, selector)[0]!;
const press = (...presses: string[]) => presses.reduce((before, each) => before.then(() => sendKeys({press: each})), Promise.resolve());

describe('<crm-cohort-retention> as it is looked at', () => {
  before(() => setViewport({width: 1700, height: 900}));

  it('shows how many came back where counts are asked for, its colours and average still rates', async () => {
    const el = await mount({...cohortStates.ready, attributes: {show: 'counts'}});
    expect(text(cell(el, '1997-01-01/3'))).to.equal('70');
    expect(text(cell(el, 'average/3'))).to.equal('9.5%');
    expect(nameOf(el, '1997-01-01/3')).to.equal('January 1997 cohort, month 3: 70 of 781 customers, 9.0%');
  });

  it('shows money as money where counts are asked for', async () => {
    const el = await mount({...cohortStates['revenue above its start'], attributes: {show: 'counts'}});
    expect(text(cell(el, '1997-01-01/2'))).to.equal('$1.1K');
  });

  it('has a visitor switch between percent and counts', async () => {
    const el = await mount(cohortStates.ready);
    const [percent, counts] = all(el, '.switch[aria-label=Numbers] button');
    expect([percent!.ariaPressed, counts!.ariaPressed]).to.deep.equal(['true', 'false']);
    counts!.click();
    await el.updateComplete;
    expect([el.show, text(cell(el, '1997-01-01/3')), counts!.ariaPressed]).to.deep.equal(['counts', '70', 'true']);
  });

  it('has a visitor switch the grain, and asks the source anew for nothing but the answer', async () => {
    const el = await mount(cohortStates.ready);
    const grain = one(el, '.grain') as HTMLSelectElement;
    expect([...grain.options].map(({value}) => value)).to.deep.equal(['week', 'month', 'quarter', 'year']);
    grain.value = 'quarter';
    grain.dispatchEvent(new Event('change'));
    await el.updateComplete;
    expect((el as MeasuredCohortRetention).asked.grain).to.equal('quarter');
  });

  it('offers no grain with more cohorts than can be shown: eighteen months are 548 days', async () => {
    const el = await mount(cohortStates['one cohort']);
    expect([...(one(el, '.grain') as HTMLSelectElement).options].map(({value}) => value))
      .to.deep.equal(['day', 'week', 'month', 'quarter', 'year']);
  });

  it('has nothing to switch with no-controls', async () => {
    const el = await mount(cohortStates['nothing to switch']);
    expect(all(el, '.switches')).to.deep.equal([]);
  });

  it('says the simple average with how many cohorts it is of: (70/781 + 75/857 + 78/719) / 3', async () => {
    const el = await mount(cohortStates['a simple average']);
    expect(nameOf(el, 'average/3')).to.equal('Simple average, month 3: 9.5% of 3 cohorts');
    expect([...all(el, '.average tr')[1]!.children].slice(2).map((each) => text(each))).to.deep.equal([...Array(16).fill('3'), '2', '1']);
  });

  it('says survival with its band, and those at risk', async () => {
    const el = await mount(cohortStates.survival);
    expect(nameOf(el, 'average/0')).to.match(/^Survival, month 0: 97\.4% of 3,261 customers at risk, 95% between 96\.\d% and 97\.\d%$/);
    expect(text(one(el, '.average .name'))).to.equal('Survival');
  });

  it('says whether a cell reaches the target', async () => {
    const el = await mount({...cohortStates.ready, attributes: {target: '0.1'}});
    expect(nameOf(el, '1997-01-01/1')).to.match(/, 15\.9%, target of 10\.0% met$/);
    expect(nameOf(el, '1997-01-01/3')).to.match(/, 9\.0%, below the target of 10\.0%$/);
    expect(nameOf(el, '1997-01-01/0')).to.match(/100%$/);
  });

  for (const [attribute, value] of Object.entries({view: 'pie', show: 'both', average: 'mode', scale: 'rainbow', target: '-1'})) {
    it(`refuses ${attribute}="${value}" by name`, async () => {
      const el = document.createElement('shown-cohort-retention') as MeasuredCohortRetention;
      el.setAttribute(attribute, value);
      expect(() => el.look()).to.throw(`attribute ${attribute}: got "${value}"`);
    });
  }

  it('refuses a simple average of survival by name', () => {
    const el = document.createElement('shown-cohort-retention') as MeasuredCohortRetention;
    Object.assign(el, {average: 'simple', mode: 'survival'});
    expect(() => el.look()).to.throw('attribute average: got "simple", wanted weighted');
  });
});

describe('colours of <crm-cohort-retention>', () => {
  const scales = {
    'above and below the average': 12, 'above and below a target': 9, 'in bands': 5,
  } as const satisfies Partial<Record<keyof typeof cohortStates, number>>;
  for (const [name, tones] of Object.entries(scales)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`keep the ink of every cell at 4.5:1 and more: ${name}, ${scheme}`, async () => {
        const el = await mount(cohortStates[name as keyof typeof scales], {scheme});
        const cells = all(el, '.heat');
        expect(new Set(cells.map(({className}) => className.replace(/ partial| cell|cell /g, ''))).size).to.be.at.least(tones);
        for (const each of cells.filter(({tagName}) => tagName === 'TD')) {
          const {color, backgroundColor} = getComputedStyle(each);
          expect(contrast(color, backgroundColor), `${text(each)}: ${color} on ${backgroundColor}`).to.be.at.least(4.5);
        }
      });
    }
  }

  it('name every band', async () => {
    const el = await mount(cohortStates['in bands']);
    expect(all(el, '.band').map(text)).to.deep.equal(['below 30%', '30% to 40%', '40% to 50%', '50% to 60%', '60% and above']);
  });

  it('name how far two of them reach, and from what', async () => {
    const el = await mount(cohortStates['above and below a target']);
    expect(text(one(el, '.legend'))).to.match(/^−28\.7 points \+28\.7 points Target 40\.0% \* not over yet$/);
  });
});

describe('two cohorts of <crm-cohort-retention>', () => {
  const rows = (el: Element) => all(el, '.compared tbody tr').map((row) => [...row.children].map((each) => text(each)));

  it('are compared in points, and told whether beyond noise: 134 of 857 and 87 of 719 after a month', async () => {
    const el = await mount(cohortStates['two compared']);
    expect(text(one(el, '.compare-heading'))).to.equal('Feb 1997 against Mar 1997');
    const [first, second, difference] = rows(el);
    expect(first!.slice(0, 3)).to.deep.equal(['Feb 1997 n 857', '15.6%', '12.8%']);
    expect(second!.slice(0, 3)).to.deep.equal(['Mar 1997 n 719', '12.1%', '11.7%']);
    expect(difference!.slice(0, 3)).to.deep.equal(['Difference, points', '+3.5 beyond noise', '+1.2 within noise']);
    expect(first).to.have.length(1 + 15);
  });

  it('are pinned by the keyboard: from the first cell to the name of its cohort, and by P in a cell', async () => {
    const el = await mount(cohortStates.ready);
    cell(el, '1997-01-01/0').focus();
    await press('ArrowLeft');
    const focused = () => el.shadowRoot!.activeElement as HTMLElement;
    expect(focused().dataset.pin).to.equal('1997-01-01');
    await press('Enter');
    expect(focused().ariaPressed).to.equal('true');
    expect(text(one(el, '.compare'))).to.match(/Pick a second cohort/);
    await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'p');
    expect(focused().dataset.key).to.equal('1997-02-01/1');
    expect(text(one(el, '.compare-heading'))).to.equal('Jan 1997 against Feb 1997');
    await press('p');
    expect(all(el, '.pin[aria-pressed=true]').map(text)).to.deep.equal(['Jan 1997']);
  });

  it('leave room for a third, which takes the place of the first', async () => {
    const el = await mount({...cohortStates.ready, pinned: ['1997-01-01', '1997-02-01', '1997-03-01']});
    expect(text(one(el, '.compare-heading'))).to.equal('Feb 1997 against Mar 1997');
  });

  it('are compared no longer when a person is done', async () => {
    const el = await mount(cohortStates['two compared']);
    one(el, '.unpin').click();
    await el.updateComplete;
    expect(all(el, '.compare')).to.deep.equal([]);
  });

  it('give the focus back to the picture when a person is done', async () => {
    for (const [state, stop] of [['two compared', '[data-key][tabindex="0"]'], ['two compared as curves', '.cursor']] as const) {
      const el = await mount(cohortStates[state]);
      one(el, '.unpin').focus();
      one(el, '.unpin').click();
      await el.updateComplete;
      expect(el.shadowRoot!.activeElement).to.equal(one(el, stop));
    }
  });

  it('are told of, for what compares them lies below', async () => {
    const el = await mount(cohortStates.ready);
    cell(el, '1997-01-01/1').focus();
    const heard = [];
    for (const keys of [['p'], ['ArrowDown', 'p'], ['p', 'ArrowUp', 'p']]) {
      await press(...keys);
      heard.push(one(el, '.frame > [role=status]').textContent);
    }
    expect(heard).to.deep.equal([
      'Jan 1997. Pick a second cohort by its name to compare.',
      'Jan 1997 against Feb 1997. Beyond noise: less than once in 20 times by chance alone (two shares, 95%).', '',
    ]);
  });
});

describe('curves of <crm-cohort-retention>', () => {
  const curves: CohortState = {...cohortStates.ready, attributes: {view: 'curves'}};
  const said = (el: Element) => one(el, '[role=slider]').getAttribute('aria-valuetext');

  it('have a line for each cohort and a bold one for their average; the same numbers are one action away', async () => {
    const el = await mount(curves);
    expect([all(el, '.stroke.curve').length, all(el, '.stroke.mean').length]).to.deep.equal([3, 1]);
    expect(text(cell(el, '1997-01-01/3'))).to.equal('9.0%');
    expect((one(el, 'details') as HTMLDetailsElement).open).to.equal(false);
  });

  it('are one line where the average is looked at alone', async () => {
    const el = await mount(cohortStates['the average alone']);
    expect([all(el, '.stroke.curve').length, all(el, '.stroke.mean').length]).to.deep.equal([0, 1]);
  });

  it('have the band of survival, and start with it', async () => {
    const el = await mount(cohortStates['survival as a curve']);
    expect(all(el, 'path.range')).to.have.length(1);
    expect(said(el)).to.match(/^Survival, month 0: 97\.4% of 3,261 customers at risk, 95% between/);
  });

  it('have the way to a period that is not over dotted, and the target across', async () => {
    const el = await mount(cohortStates.curves);
    expect(all(el, '.stroke.tail').length).to.equal(11);
    expect(all(el, 'line.target')).to.have.length(1);
  });

  it('do not move the switches above them: each is as wide pressed as not', async () => {
    const el = await mount(cohortStates.ready);
    const widths = () => all(el, '.switch button').map((button) => Math.round(button.getBoundingClientRect().width * 10));
    const before = widths();
    all(el, '.switch button').find((button) => button.getAttribute('aria-pressed') === 'false')!.click();
    await el.updateComplete;
    expect(widths().slice(0, 3)).to.deep.equal(before.slice(0, 3));
  });

  it('have labels that end before the plot, whatever digits they need', async () => {
    // Rates of a few percent, whose ticks have a digit after the point.
    for (const state of [curves, cohortStates.curves]) {
      for (const el of [await mount(state), await mount(state, {width: 240})]) {
        const {left} = one(el, '.curves .grid').getBoundingClientRect();
        const labels = all(el, '.curves .tick').filter((label) => text(label).endsWith('%') && label.getAttribute('dy'));
        expect(labels.length).to.be.greaterThan(2);
        expect(labels.filter((label) => label.getBoundingClientRect().right > left - 4).map(text)).to.deep.equal([]);
        expect(labels.filter((label) => label.getBoundingClientRect().left < one(el, '.curves').getBoundingClientRect().left).map(text)).to.deep.equal([]);
      }
    }
  });

  it('are gone over by keys: along a line, to the next one, to its end', async () => {
    const el = await mount(curves);
    one(el, '[role=slider]').focus();
    const heard = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowUp']) {
      await press(key);
      heard.push(said(el));
    }
    expect(heard).to.deep.equal([
      'All cohorts, month 2: 12.3% of 2,357 customers', 'January 1997 cohort, month 2: 95 of 781 customers, 12.2%',
      'January 1997 cohort, month 17: 33 of 781 customers, 4.2%', 'All cohorts, month 17: 4.2% of 781 customers',
    ]);
  });

  it('say what is pointed at until the pointer leaves them and what is said', async () => {
    const el = await mount(curves);
    const at = (selector: string): [number, number] => {
      const {left, top, width, height} = one(el, selector).getBoundingClientRect();
      return [Math.round(left + width / 2), Math.round(top + height / 2)];
    };
    const move = async (...path: [number, number][]) => {
      for (const position of path) await sendMouse({type: 'move', position});
      await el.updateComplete;
      return text(one(el, '.readout'));
    };
    const told = await move(at('.cursor'));
    expect(told).to.match(/cohort/);
    const {bottom} = one(el, '.plot').getBoundingClientRect();
    expect(await move([at('.readout')[0], Math.ceil(bottom) + 1], at('.readout'))).to.match(/cohort/);
    expect(await move([1, 1])).to.equal('');
  });

  it('pick and pin what they are at', async () => {
    const el = await mount(curves);
    const picked: string[] = [];
    el.addEventListener('crm-select', ({detail}) => picked.push(detail.key));
    one(el, '[role=slider]').focus();
    await press('Enter', 'ArrowDown', 'Enter', 'p');
    expect(picked).to.deep.equal(['1997-01-01/1']);
    expect(all(el, '.stroke.pinned')).to.have.length(1);
  });

  it('are switched to by a visitor', async () => {
    const el = await mount(cohortStates.ready);
    all(el, '.switch[aria-label=View] button')[1]!.click();
    await el.updateComplete;
    expect([el.view, all(el, 'svg.curves').length]).to.deep.equal(['curves', 1]);
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    for (const width of [240, 320, 480, 960, 1600]) {
      it(`keep within ${width} px, with what is compared, ${dir}`, async () => {
        for (const name of ['two compared as curves', 'two compared', 'in bands', 'above and below a target'] as const) {
          const el = await mount(cohortStates[name], {width, dir});
          expect(one(el, '.frame').scrollWidth, name).to.be.at.most(width);
          el.remove();
        }
      });
    }
  }
});
