import type {WidgetResult} from '@crm-widgets/core';
import {Announcer, type Announced} from './announcer.js';
import {BackOnline} from './back-online.js';
import {adopt} from './drawing.js';
import {LanguageFollower} from './language-follower.js';
import {paperStyles} from './paper-styles.js';
import {SheetKeeper} from './sheet-keeper.js';
import {guardTheme} from './theme-guard.js';
import type {CrmWidget} from './widget-element.js';

type Accompanied = Announced & Pick<CrmWidget<WidgetResult>, 'locale' | 'error' | 'reads' | 'refresh'>;

/**
 * Gives a widget what it has for as long as it lives and no first number waits for.
 *
 * @param locale what it was drawn in
 * @returns who knows when its words have come
 */
export function accompany(host: Accompanied, locale: string): LanguageFollower {
  adopt({styles: paperStyles}, host.renderRoot as ShadowRoot);
  // Before the others, which add to the sheets that are there.
  new SheetKeeper(host);
  const follower = new LanguageFollower(host, locale);
  new Announcer(host);
  new BackOnline(host);
  host.addController({hostConnected: () => guardTheme(host)});
  return follower;
}
