import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {readScene} from './read-scene.js';
import {all, mount, one, opened, saved, tags, textsOf, until} from './test-saving.js';

describe('saving and printing a widget', function () {
  this.timeout(20_000);
  before(() => setViewport({width: 900, height: 900}));

  for (const tag of tags) {
    it(`offers a table, CSV, SVG, PNG and print: ${tag}`, async () => {
      const el = await opened(tag);
      expect(all(el, '[role=menuitem]').map(({textContent}) => textContent)).to.deep.equal(
        ['Table', 'Save as CSV', 'Save as SVG', 'Save as PNG', 'Print']);
      await expect(el).to.be.accessible();
    });

    it(`writes what it shows as SVG, with its title: ${tag}`, async () => {
      const el = await opened(tag);
      const heading = one(el, '.heading').textContent!.trim();
      const {name, blob} = await saved(el, 'svg');
      const text = await blob.text();
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      expect(parsed.querySelector('parsererror')).to.equal(null);
      expect([blob.type, name.endsWith('.svg'), parsed.querySelector('title')!.textContent]).to.deep.equal(['image/svg+xml', true, heading]);
      expect([...parsed.querySelectorAll('text')].map(({textContent}) => textContent)).to.include(heading);
      expect(parsed.querySelectorAll('path').length).to.be.above(1);
      expect(text).not.to.match(/style=|NaN|undefined|foreignObject/);
    });

    it(`paints the same as PNG: ${tag}`, async () => {
      const {blob} = await saved(await opened(tag), 'png');
      expect([...new Uint8Array(await blob.arrayBuffer()).slice(0, 4)]).to.deep.equal([0x89, 0x50, 0x4e, 0x47]);
      const image = await createImageBitmap(blob);
      // A triangle is wider than its widget, and as a picture does not scroll.
      if (tag === 'shown-cohort-retention') expect(image.width).to.be.within(1281, 2200);
      else expect(image.width).to.equal(1280);
    });

    it(`has as many rows in its table as in its CSV: ${tag}`, async () => {
      const el = await opened(tag);
      const {blob} = await saved(el, 'csv');
      const [title, ...lines] = (await blob.text()).split('\r\n');
      expect(title).to.equal(one(el, '.heading').textContent!.trim());
      const below = lines.slice(lines.indexOf('') + 1).filter(Boolean);
      one(el, '.tools').click();
      await until(() => one(el, '[data-act=table]'));
      one(el, '[data-act=table]').click();
      await until(() => one(el, '.card .data'));
      expect(all(el, '.card .data tr').length).to.equal(below.length);
      await expect(el).to.be.accessible();
    });
  }

  it('writes numbers for programs, not for people', async () => {
    const {blob, name} = await saved(await opened('shown-funnel', {state: 'two periods'}), 'csv');
    expect(name).to.equal('funnel.csv');
    const [title, empty, heads, visit, signup] = (await blob.text()).split('\r\n');
    expect([title, empty, visit]).to.deep.equal(['Funnel', '', 'All,Visit,2100,,1,,,0,,']);
    expect(heads).to.equal(
      'Group,Step,Reached,Of previous,Of first,95% from,95% to,Still on the way,Median time (seconds),Mean time (seconds)');
    // Wilson's interval of 900 of 2 100.
    expect(signup).to.match(/^All,Signup,900,0\.42857142857142855,0\.42857142857142855,0\.4075\d+,0\.4498\d+,0,5400,9000$/);
  });

  it('shows each of several metrics in its own unit', async () => {
    const el = await opened('shown-trend', {state: 'two metrics'});
    one(el, '[data-act=table]').click();
    await until(() => one(el, '.card .data'));
    const cells = all(el, '.card .data tbody tr').map((row) => [...row.children].map(({textContent}) => textContent!.trim()));
    // A year of revenue, the year before it, and a year of churn.
    expect([0, 12, 24].map((row) => cells[row]![3])).to.deep.equal(['$9,011.20', '$8,100.00', '3.1%']);
  });

  it('writes the sizes of cohorts as customers, whatever the rates are of, and the average below them', async () => {
    const el = await opened('shown-cohort-retention', {state: 'revenue above its start'});
    const lines = (await (await saved(el, 'csv')).blob.text()).trim().split('\r\n');
    expect(lines.slice(-5)).to.deep.equal([
      '1997-01-01,1000,1,1.04,1.1,1.08', '1997-02-01,2000,1,0.95,1.025,', '1997-03-01,1500,1,1.0666666666666667,,', '1997-04-01,1200,1,,,',
      // 4 540 of 4 500, 3 150 of 3 000, 1 080 of 1 000.
      `Average,5700,1,${4540 / 4500},1.05,1.08`,
    ]);
  });

  it('says of a cohort which of its periods are not over', async () => {
    const el = await opened('shown-cohort-retention', {state: 'a month not over'});
    const lines = (await (await saved(el, 'csv')).blob.text()).trim().split('\r\n');
    expect(lines.at(-14)).to.equal('Cohort,Size,0,1,2,3,4,5,6,7,8,9,10,11,Note');
    expect([lines.at(-13)!, lines.at(-12)!].map((line) => line.split(',').at(-1))).to.deep.equal(['not over yet: 11', 'not over yet: 10']);
    expect(lines.at(-1)!.endsWith(',')).to.equal(true);
  });

  it('calls columns of several periods as the picture does', async () => {
    const el = await opened('shown-cohort-retention', {state: 'brackets'});
    const lines = (await (await saved(el, 'csv')).blob.text()).trim().split('\r\n');
    expect(lines.at(-5)).to.equal('Cohort,Size,0,1-3,4-6,Note');
    expect(lines.at(-3)!.endsWith('not over yet: 4-6')).to.equal(true);
  });

  it('leaves out what is for hands alone, and draws lines of text where they stand', async () => {
    const el = await mount('shown-funnel', {state: 'ready'});
    const texts = textsOf(readScene(one(el, '.frame')));
    expect(texts).to.include.members(['Funnel', 'Prospecting', '8,800', '94.3% go on', '500 do not']);
    expect(texts.join(' ')).not.to.match(/Show as table|⋯|of first/);
    const scene = readScene(one(el, '.frame'));
    for (const mark of scene.marks) {
      if (mark.kind !== 'text') continue;
      expect(mark.x, mark.text).to.be.within(0, scene.width);
      expect(mark.y, mark.text).to.be.within(0, scene.height);
    }
  });

  it('draws the mark of those who may still come beside their number', async () => {
    const el = await mount('shown-funnel', {state: 'who may still come'});
    const {marks} = readScene(one(el, '.frame'));
    const at = one(el, '.still i').getBoundingClientRect();
    const frame = one(el, '.frame').getBoundingClientRect();
    // The middle of a line of one pixel.
    const side = `M${at.left - frame.left} ${at.top - frame.top + 0.5}h${at.width}`;
    expect(marks.some((mark) => mark.kind === 'path' && mark.d === side && mark.dash.length > 0)).to.equal(true);
  });

  it('draws corners as round as the page has them', async () => {
    const el = await mount('shown-funnel', {state: 'ready'});
    const bar = () => readScene(one(el, '.frame')).marks.find((mark) => mark.kind === 'path' && mark.fill && mark.matrix[4] > 0 && /h\d{2,}/.test(mark.d));
    const round = bar();
    el.style.setProperty('--crm-radius', '0px');
    const [before, after] = [round, bar()].map((mark) => (mark?.kind === 'path' ? /[aq]/i.test(mark.d) : null));
    expect([before, after]).to.deep.equal([true, false]);
  });

  it('leaves no hole where the switches of a triangle are', async () => {
    const el = await opened('shown-cohort-retention');
    const text = await (await saved(el, 'svg')).blob.text();
    const heightOf = (svg: string) => Number(/height="([\d.]+)"/.exec(svg)![1]);
    one(el, '.switches').remove();
    one(el, '.tools').click();
    await until(() => one(el, '[role=menuitem]'));
    expect(heightOf(text)).to.equal(heightOf(await (await saved(el, 'svg')).blob.text()));
  });

  it('cuts long names as the page does', async () => {
    const el = await mount('shown-funnel', {state: 'twelve long steps', width: 320});
    expect(textsOf(readScene(one(el, '.frame'))).filter((text) => text.endsWith('…')).length).to.be.above(0);
  });

  it('begins lines on the right where people read from there, and bars too', async () => {
    const el = await mount('shown-funnel', {dir: 'rtl'});
    const {marks, width} = readScene(one(el, '.frame'));
    const title = marks.find((mark) => mark.kind === 'text' && mark.text === 'Funnel')!;
    expect(title.kind === 'text' && title.rtl && title.x).to.be.above(width / 2);
    const bars = marks.flatMap((mark) => (mark.kind === 'path' && mark.matrix[0] === -1 ? mark : []));
    expect(bars.length).to.be.above(2);
  });

  it('is worked by keys: arrows, Home, End, Escape, and back to its button', async () => {
    const el = await opened('shown-kpi');
    const at = () => el.shadowRoot!.activeElement?.getAttribute('data-act') ?? el.shadowRoot!.activeElement?.getAttribute('part');
    const places = [at()];
    for (const press of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'Home', 'End']) {
      await sendKeys({press});
      places.push(at());
    }
    expect(places).to.deep.equal(['table', 'csv', 'table', 'print', 'table', 'print']);
    await sendKeys({press: 'Escape'});
    await until(() => at() === 'tools');
    expect([at(), all(el, '.menu').length]).to.deep.equal(['tools', 0]);
  });

  it('shows a table that gives the focus back with Escape, and stands before nothing that a person tabs on to', async () => {
    const el = await opened('shown-kpi');
    const after = document.createElement('button');
    el.after(after);
    const show = async () => {
      one(el, '[data-act=table]').click();
      await until(() => all(el, '.card:popover-open').length === 1);
    };
    await show();
    await sendKeys({press: 'Escape'});
    await until(() => all(el, '.card').length === 0);
    expect(el.shadowRoot!.activeElement).to.equal(one(el, '.tools'));
    one(el, '.tools').click();
    await until(() => all(el, '[data-act=table]').length === 1);
    await show();
    all(el, '.card button').at(-1)!.focus();
    await sendKeys({press: 'Tab'});
    expect([document.activeElement, all(el, '.card').length]).to.deep.equal([after, 0]);
  });

  it('stays beside its button while the window changes its size and the page scrolls', async () => {
    const el = await opened('shown-kpi');
    const box = el.parentElement!;
    Object.assign(box.style, {width: 'auto', paddingBlock: '200px 2000px'});
    const apart = () => {
      const [menu, button] = [one(el, '.menu').getBoundingClientRect(), one(el, '.tools').getBoundingClientRect()];
      return [menu.right - button.right, menu.top - button.bottom];
    };
    const isBeside = () => apart().every((pixels, i) => Math.abs(pixels - [0, 4][i]!) < 0.5);
    try {
      await setViewport({width: 500, height: 900});
      await until(isBeside);
      expect(apart()).to.satisfy(isBeside);
      scrollTo(0, 150);
      await until(isBeside);
      expect(apart()).to.satisfy(isBeside);
    } finally {
      await setViewport({width: 900, height: 900});
    }
  });

  it('has a button of 24 pixels beside that of the card, at any width', async () => {
    for (const width of [120, 240, 640]) {
      const el = await mount('shown-kpi', {width});
      const [tools, about] = ['.tools', '.about'].map((each) => one(el, each).getBoundingClientRect());
      expect([tools!.width, tools!.height]).to.deep.equal([24, 24]);
      const apart = tools!.right <= about!.left + 0.5 || about!.right <= tools!.left + 0.5 || tools!.top >= about!.bottom - 0.5;
      expect(apart, `${width} px`).to.equal(true);
      el.remove();
    }
  });

  /** The page that the menu prints of a widget. */
  async function printed(el: Element): Promise<Document> {
    const before = document.querySelectorAll('iframe').length;
    const frames = () => [...document.querySelectorAll('iframe')];
    one(el, '[data-act=print]').click();
    await until(() => frames().length > before && frames().at(-1)!.contentDocument?.querySelector('svg'));
    const page = frames().at(-1)!.contentDocument!;
    frames().at(-1)!.remove();
    return page;
  }

  it('prints the picture and its table in a page of their own', async () => {
    const page = await printed(await opened('shown-funnel'));
    expect(page.title).to.equal('Funnel');
    expect(page.querySelectorAll('tbody tr').length).to.equal(3);
  });

  for (const tag of tags) {
    it(`prints in ink on white what a dark page shows: ${tag}`, async () => {
      document.documentElement.style.cssText = 'color-scheme: dark; color: #eee; background: #111';
      try {
        const el = await opened(tag);
        const page = await printed(el);
        const [paper] = page.querySelectorAll('svg path');
        const title = [...page.querySelectorAll('svg text')].find(({textContent}) => textContent === page.title)!;
        expect([paper!.getAttribute('fill'), title.getAttribute('fill')]).to.deep.equal(['#ffffff', '#000000']);
        const inks = [...page.querySelectorAll('svg text')].map((each) => each.getAttribute('fill'));
        // Of the page, which is of no use on white.
        expect(inks).not.to.include('#eeeeee');
        expect(one(el, '.frame').classList.contains('printing')).to.equal(false);
      } finally {
        document.documentElement.removeAttribute('style');
      }
    });
  }

  it('prints a wide picture on a sheet that lies, its table in parts that fit there', async () => {
    const rulesOf = (page: Document) => page.adoptedStyleSheets.flatMap(({cssRules}) => [...cssRules].map(({cssText}) => cssText)).join(' ');
    expect(rulesOf(await printed(await opened('shown-funnel')))).not.to.contain('landscape');
    const page = await printed(await opened('shown-cohort-retention', {state: 'thirty-six months', width: 1100}));
    expect(rulesOf(page)).to.match(/@page \{\s*size: landscape/);
    // A name, a size and 36 periods, of which the first is in each part.
    for (const heads of page.querySelectorAll('thead tr')) expect(heads.children.length).to.be.within(2, 20);
  });
});
