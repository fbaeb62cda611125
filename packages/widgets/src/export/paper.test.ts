import {expect} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {stickingOut} from '../shared/test-page.js';
import {all, mount, one, tags, type Widget} from './test-saving.js';

/** Writing on a sheet of A4 with margins of a centimetre, CSS pixels. */
const SHEET = 718;

describe('a page that is printed', function () {
  this.timeout(20_000);
  before(async () => {
    await setViewport({width: SHEET, height: 1000});
    await import('../shared/companions.js');
  });
  afterEach(async () => {
    await emulateMedia({media: 'screen'});
    document.documentElement.removeAttribute('style');
  });

  async function onPaper(...given: Parameters<typeof mount>): Promise<Widget> {
    const el = await mount(given[0], {width: SHEET, ...given[1]});
    await emulateMedia({media: 'print'});
    return el;
  }

  for (const tag of tags) {
    it(`has ink on white of a dark page, of a theme too, and nothing for hands: ${tag}`, async () => {
      document.documentElement.style.cssText = 'color-scheme: dark; color: #eee; background: #111; --crm-color-ink: light-dark(#123, #def);'
        + ' --crm-color-surface: light-dark(#fed, #123); --crm-color-accent: light-dark(rgb(1, 2, 3), rgb(250, 251, 252))';
      const el = await onPaper(tag);
      const {color, backgroundColor, printColorAdjust} = getComputedStyle(one(el, '.frame'));
      expect([color, backgroundColor]).to.deep.equal(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
      const probe = document.createElement('i');
      probe.style.color = 'var(--crm-color-accent)';
      one(el, '.body').append(probe);
      expect(getComputedStyle(probe).color).to.equal('rgb(1, 2, 3)');
      if (tag !== 'shown-kpi') {
        probe.style.color = 'var(--backdrop)';
        expect([getComputedStyle(probe).color, printColorAdjust]).to.deep.equal(['rgb(255, 255, 255)', 'exact']);
      }
      const hands = all(el, '.about, .tools, .switches, .unpin, [part=table] summary').filter((each) => each.checkVisibility({visibilityProperty: true}));
      expect(hands).to.have.length(0);
    });
  }

  it('prints a table that is open, without what opens it', async () => {
    const el = await mount('shown-trend', {width: SHEET});
    Object.assign(one(el, 'details'), {open: true});
    await emulateMedia({media: 'print'});
    expect([one(el, 'details table'), one(el, 'summary')].map((each) => each!.checkVisibility())).to.deep.equal([true, false]);
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`has all periods of two cohorts that are compared within their frame: ${dir}`, async () => {
      const el = await onPaper('shown-cohort-retention', {state: 'two compared', dir});
      expect(stickingOut(el)).to.deep.equal([]);
      expect(getComputedStyle(one(el, '.fold button'), '::before').content).to.equal('none');
    });
  }
});
