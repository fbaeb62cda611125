import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {themeCss, themes} from '../../packages/widgets/src/theme/index.js';
import {clipped, crossing, stickingOut} from './layout.js';
import {contrastOf, faintPaintOf, groundOf, paintOf} from './paint.js';
import {caseOf, drawn, laidOut, looked, mainCases, nameOf, nextFrame, pictures, restoresPage, show, told, unfold} from './shown.js';

/** What a page of 320 CSS pixels has left beside its margins, as at 400 % of 1 280. */
const NARROW = 320;

/** The values of WCAG 2.2, 1.4.12, as a visitor's own style sheet sets them. */
const spacing = new CSSStyleSheet();
spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`);

describe('1.1.1 Non-text Content: every picture has a name, or is left to the words beside it', () => {
  for (const each of looked) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const nameless = laidOut(el, 'svg, img, canvas').filter((picture) =>
        !picture.closest('[aria-hidden="true"]') && !(picture.getAttribute('role') === 'img' && picture.ariaLabel));
      expect(nameless.map(nameOf)).to.deep.equal([]);
      if (each.state.shows !== 'ready' && each.state.shows !== 'partial') return;
      // A sentence, wherever the widget has it: the finding, the caption of a table, the label of a drawing.
      const said = [...el.shadowRoot!.querySelectorAll('.unseen, caption, .finding, [role=img]')]
        .map((part) => part.getAttribute('aria-label') ?? part.textContent!.trim());
      if (each.tag !== 'shown-doctor') expect(said.filter((words) => words.length > 12).length).to.be.above(0);
    });
  }
});

describe('1.3.1 Info and Relationships: the same figures stand in a real table with heads and a caption', () => {
  for (const each of pictures.filter(({tag}) => tag !== 'shown-kpi')) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      await unfold(el);
      const tables = laidOut(el, 'table').filter((table) => !table.closest('[aria-hidden="true"]'));
      const isNamed = (table: Element) => table.querySelector('caption') !== null || table.hasAttribute('aria-label')
        || table.hasAttribute('aria-labelledby');
      expect(tables.filter((table) => !isNamed(table)).map(nameOf)).to.deep.equal([]);
      const heads = tables.flatMap((table) => [...table.querySelectorAll('th')]);
      expect(heads.filter((head) => !head.scope).map(nameOf)).to.deep.equal([]);
      if (each.name !== 'nothing served') expect(tables.length).to.be.above(0);
    });
  }
});

describe('1.3.2 Meaningful Sequence: what stands above comes before', () => {
  for (const each of mainCases) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const tops = laidOut(el, '.frame > *').map((part) => part.getBoundingClientRect().top);
      expect(tops).to.deep.equal(tops.toSorted((a, b) => a - b));
      expect(laidOut(el, '.top .heading').length).to.equal(1);
    });
  }
});

describe('1.4.5 Images of Text: text is text', () => {
  for (const each of mainCases) {
    it(`${each.tag}: ${each.name}`, async () => {
      expect(laidOut(await show(each), 'img, canvas, picture').map(nameOf)).to.deep.equal([]);
    });
  }
});

describe('1.4.1 Use of Color: lines differ in their dashes, changes and targets have a glyph and a word', () => {
  it('a line from the one before it', async () => {
    const el = await show(caseOf('shown-trend'));
    const dashes = ['.line', '.before'].map((line) => getComputedStyle(laidOut(el, line)[0]!).strokeDasharray);
    expect(dashes[0]).to.not.equal(dashes[1]);
    const keys = laidOut(el, '.key').map((key) => getComputedStyle(key).borderBlockStartStyle);
    expect(keys).to.deep.equal(['solid', 'dashed']);
  });
  for (const name of ['target missed', 'target met', 'a rate, near its target, in a month that is not over']) {
    it(`a change and a target: ${name}`, async () => {
      const el = await show(caseOf('shown-kpi', name));
      for (const part of laidOut(el, '.change strong, .target strong')) {
        expect(part.querySelector('svg.glyph path')!.getAttribute('d')).to.not.equal('');
        expect(part.textContent!.trim()).to.match(/\p{L}/u);
      }
    });
  }
  it('what is wrong with the data from what is not', async () => {
    const el = await show(caseOf('shown-kpi', 'partial'));
    expect(getComputedStyle(laidOut(el, '.note')[0]!, '::before').content).to.contain('△');
  });
});

describe('1.4.4 Resize Text: twice as large nothing is lost', () => {
  for (const each of mainCases) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each, {width: 640});
      const before = clipped(el);
      el.style.fontSize = '2em';
      await drawn(el);
      expect(clipped(el).filter((name) => !before.includes(name))).to.deep.equal([]);
      expect(stickingOut(el)).to.deep.equal([]);
    });
  }
});

describe('1.4.10 Reflow: at 320 CSS pixels, which is 400 % zoom, nothing scrolls to the side but tables of data', () => {
  restoresPage();
  before(() => setViewport({width: NARROW, height: 640}));
  for (const each of looked) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each, {width: 'page'});
      await unfold(el);
      expect(document.documentElement.scrollWidth).to.be.at.most(NARROW);
      const scrolling = laidOut(el).filter((part) => part.scrollWidth > part.clientWidth + 1
        && /auto|scroll/.test(getComputedStyle(part).overflowX) && !part.querySelector('table'));
      expect(scrolling.map(nameOf)).to.deep.equal([]);
    });
  }
  it('the definition card', async () => {
    const el = await show(caseOf('shown-kpi', 'partial'), {width: 'page'});
    el.shadowRoot!.querySelector<HTMLElement>('.about')!.click();
    while (!el.shadowRoot!.querySelector('.card:popover-open')) await nextFrame();
    expect(document.documentElement.scrollWidth).to.be.at.most(NARROW);
  });
});

describe('1.4.11 Non-text Contrast: lines, bars and glyphs stand out 3 : 1 from what is behind them', () => {
  restoresPage();
  const themed = new CSSStyleSheet();
  themed.replaceSync(themes.map(themeCss).join('\n'));
  const marks = '.line, .sparkline .line, .fill, .glyph path, .bars .fill, .funnel .bar, .stroke';
  const faint = (el: Element) => laidOut(el, marks).filter((mark) => !mark.closest('.group, .second'))
    .map((mark) => ({name: nameOf(mark), contrast: contrastOf(faintPaintOf(mark), groundOf(el))}))
    .filter(({contrast}) => contrast < 3);
  for (const scheme of ['light', 'dark'] as const) {
    for (const each of pictures) {
      it(`${each.tag}, ${scheme}: ${each.name}`, async () => {
        expect(faint(await show(each, {scheme}))).to.deep.equal([]);
      });
    }
    for (const theme of [null, ...themes.map(({name}) => name)]) {
      it(`curves of cohorts, ${theme ?? 'no theme'}, ${scheme}`, async () => {
        document.adoptedStyleSheets = [themed];
        expect(faint(await show(caseOf('shown-cohort-retention', 'curves'), {theme, scheme}))).to.deep.equal([]);
      });
    }
  }
});

describe('1.4.12 Text Spacing: with the spacing of a visitor nothing is lost, and nothing lies over anything', () => {
  restoresPage();
  for (const each of looked) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      await unfold(el);
      const before = [...clipped(el), ...crossing(el)];
      document.adoptedStyleSheets = [spacing];
      el.shadowRoot!.adoptedStyleSheets = [...el.shadowRoot!.adoptedStyleSheets, spacing];
      await drawn(el);
      expect([...clipped(el), ...crossing(el)].filter((name) => !before.includes(name))).to.deep.equal([]);
      expect(stickingOut(el)).to.deep.equal([]);
    });
  }
});

describe('1.4.1 Use of Color: with forced colours every mark is drawn in one of the visitor\'s own', () => {
  restoresPage();
  for (const each of looked) {
    it(`${each.tag}: ${each.name}`, async () => {
      await told({'forced-colors': 'active'});
      const el = await show(each);
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      const own = systemColors();
      const foreign = laidOut(el, 'path, rect, circle, line, text').filter((mark) => !mark.closest('defs, .bones, .skeleton'))
        .filter((mark) => ![paintOf(mark)].every((color) => color === null || own.has(color)));
      expect(foreign.map((mark) => `${nameOf(mark)} ${paintOf(mark)}`)).to.deep.equal([]);
    });
  }
});

/** Colours of the visitor, as computed ones are written. */
function systemColors(): ReadonlySet<string> {
  const probe = document.body.appendChild(document.createElement('i'));
  const colors = ['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'HighlightText', 'LinkText', 'ButtonText', 'ButtonFace'].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return new Set(colors);
}

describe('on paper a widget is whole, and has no buttons', () => {
  restoresPage();
  for (const each of pictures) {
    it(`${each.tag}: ${each.name}`, async () => {
      const el = await show(each);
      const before = clipped(el);
      await told({}, 'print');
      await drawn(el);
      expect(laidOut(el, '.about').map(nameOf)).to.deep.equal([]);
      expect(clipped(el).filter((name) => !before.includes(name))).to.deep.equal([]);
      const scrolling = laidOut(el).filter((part) => part.scrollWidth > part.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(part).overflowX));
      expect(scrolling.map(nameOf)).to.deep.equal([]);
    });
  }
});
