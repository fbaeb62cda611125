import {reference, scheme, type Token, type TokenType} from './token.js';

const component = (name: string, fallback: string, description: string, type: TokenType = 'color'): Token =>
  ({name, tier: 'component', type, fallback, description});

/** What one widget alone has; each falls back to a semantic one. */
export const componentTokens: readonly Token[] = [
  component('kpi-line-color', reference('color-accent'), 'crm-kpi: the small line.'),
  component('kpi-good-color', reference('color-good'), 'crm-kpi: a change for the better, a target met.'),
  component('kpi-bad-color', reference('color-bad'), 'crm-kpi: a change for the worse, a target missed.'),
  component('trend-line-color', reference('color-accent'), 'crm-trend: the line.'),
  component('breakdown-bar-color', reference('color-accent'), 'crm-breakdown: the bars.'),
  component('breakdown-below-color', reference('color-bad'), 'crm-breakdown: bars below zero.'),
  component('funnel-bar-color', reference('color-accent'), 'crm-funnel: the bars.'),
  component('funnel-second-color', reference('color-second'), 'crm-funnel: bars of the second of two sides.'),
  component('funnel-drop-color', `color-mix(in oklab, ${reference('funnel-bar-color')} 16%, transparent)`,
    'crm-funnel: what the step before had more.'),
  component('heat-color', reference('color-accent'), 'crm-cohort-retention: the strongest step; the others are mixed of it and the ground.'),
  component('heat-low-color', scheme('#b4530f', '#f0a05a'), 'crm-cohort-retention: the strongest step below the middle of a scale of two colours.'),
  component('cohort-first-color', scheme('#b4530f', '#f0a05a'), 'crm-cohort-retention: the first of two cohorts that are compared.'),
  component('cohort-second-color', scheme('#7a3fa0', '#cfa0ee'), 'crm-cohort-retention: the second; its line is dashed as well.'),
  component('cohort-max-height', '48rem', 'crm-cohort-retention: height from which the triangle scrolls.', 'dimension'),
  component('card-font-size', 'max(0.9375rem, min(1em, 15px))', 'Text of the definition card and of menus; that of the widget where the page makes 1rem small.', 'dimension'),
];
