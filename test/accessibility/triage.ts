import {backdropOf} from '@crm-widgets/charts/backdrop';
import {contrastOf} from './paint.js';

/** Something that axe would have a person decide, and what was decided. */
export interface Decision {
  readonly rule: string;
  /** The selector that axe gives, shadow roots joined by spaces. */
  readonly where: RegExp;
  /** What axe says. */
  readonly why: RegExp;
  readonly reason: string;
  /** What was decided is looked at each time, where it can be. */
  readonly holds?: (element: Element) => boolean;
}

/** Every "incomplete" of axe over the matrix is one of these. */
export const triage: readonly Decision[] = [
  {
    rule: 'color-contrast', where: /shown-(trend|cohort-retention|funnel)/, why: /overlapped by another|partially obscured|background color/,
    reason: 'Text lies under a transparent layer that takes the pointer, or in a head that stays while its table scrolls: the contrast is reckoned here.',
    holds: (element) => contrastOf(inkOf(element), backdropOf(element)) >= 4.5,
  },
  {
    rule: 'color-contrast', where: /shown-kpi .*\.(value|when|change|target|base)/, why: /too short|1:1 contrast/,
    reason: 'Bones of what is loading are no text: hidden from assistive technology, and their letters are transparent.',
    holds: (element) => element.closest('[aria-hidden="true"].bones') !== null,
  },
  {
    rule: 'color-contrast', where: /shown-cohort-retention/, why: /too short/,
    reason: 'A label of one digit or letter, on an axis or over a column: the contrast is reckoned here.',
    holds: (element) => contrastOf(inkOf(element), backdropOf(element)) >= 4.5,
  },
  {
    rule: 'color-contrast', where: /\.arrow/, why: /only non-text characters/,
    reason: 'A sign, not text: held to 3 : 1 as other marks are.',
    holds: (element) => contrastOf(inkOf(element), backdropOf(element)) >= 3,
  },
  {
    rule: 'label-content-name-mismatch', where: /shown-cohort-retention button/, why: /visible text is part/,
    reason: 'A sign on a button, such as %, is no label in words; its name says the word for it.',
    holds: (element) => !/\p{L}/u.test(element.textContent!),
  },
];

function inkOf(element: Element): string {
  const {color, fill} = getComputedStyle(element);
  return element instanceof SVGElement ? fill : color;
}
