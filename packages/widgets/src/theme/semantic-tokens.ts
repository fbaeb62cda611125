import {reference, scheme, type Token, type TokenType} from './token.js';

const semantic = (type: TokenType) => (name: string, fallback: string | null, description: string): Token =>
  ({name, tier: 'semantic', type, fallback, description});
const color = semantic('color');
const dimension = semantic('dimension');

/** Ink and its tints come from the page's own text colour, so that a widget is at home on a light and on a dark page; accents know both schemes. */
export const colorTokens: readonly Token[] = [
  color('color-ink', 'currentColor', 'Text and numbers.'),
  color('color-muted', 'color-mix(in srgb, currentColor 72%, transparent)', 'Text that is second: units, notes, labels of axes.'),
  color('color-border', 'color-mix(in srgb, currentColor 16%, transparent)', 'Edge of the card, lines between rows.'),
  color('color-track', 'color-mix(in srgb, currentColor 11%, transparent)', 'What a bar lies in; bones of a skeleton; a button pointed at.'),
  color('color-surface', 'transparent', 'Ground of a widget.'),
  color('color-accent', scheme('#2f5fb3', '#7ba7f0'), 'Lines and bars of data.'),
  color('color-good', scheme('#17723f', '#5cc98a'), 'Better than before, target met; as text and as glyph.'),
  color('color-warn', scheme('#8a5a00', '#e5b34d'), 'Near the target; something to know of the data.'),
  color('color-bad', scheme('#b3261e', '#ff8f85'), 'Worse than before, target missed, fault; bars below zero.'),
];

/** Ink of charts; each falls back to one of the colours above. */
export const chartTokens: readonly Token[] = [
  color('color-grid', reference('color-border'), 'Gridlines.'),
  color('color-axis', reference('color-muted'), 'The line of zero, and the marker of the period pointed at.'),
  color('color-compare', reference('color-muted'), 'The range before, dashed.'),
  color('color-whisker', reference('color-ink'), 'Interval of a rate.'),
  color('color-target', reference('color-ink'), 'The line of a target, dotted.'),
  color('color-second', 'color-mix(in oklab, currentColor 58%, transparent)', 'The second of two sides.'),
  color('color-tip-ink', 'CanvasText', 'Text of what shows a point.'),
  color('color-tip', 'Canvas', 'Ground of what shows a point.'),
  color('color-focus', reference('color-accent'), 'Ring around what has the focus.'),
];

export const scaleTokens: readonly Token[] = [
  dimension('space', '0.25rem', 'One step of the grid; every distance is a multiple of it. Sets the density.'),
  dimension('radius', '0.625rem', 'Corners of cards; smaller things take a part of it.'),
];

export const typeTokens: readonly Token[] = [
  dimension('font-size-small', '0.8125em', 'Small print.'),
  dimension('font-size', '0.9375em', 'Text.'),
  dimension('font-size-display', 'clamp(1.15em, 11cqi, 2.25em)', 'The one number.'),
];

export const frameTokens: readonly Token[] = [
  semantic('fontFamily')('font', 'inherit', 'Type of everything.'),
  semantic('fontFamily')('font-display', 'inherit', 'Type of the one number; its figures are as wide as each other.'),
  semantic('fontWeight')('font-weight-display', '650', 'Weight of the one number.'),
  semantic('shadow')('shadow', 'none', 'Shadow of the card.'),
  semantic('duration')('motion', '120ms', 'How long something takes to come; nothing moves where less motion is asked for.'),
];

const count = (most: number) => Array.from({length: most}, (_, i) => i + 1);

/** Colours of many, which themes alone hold; for pages' own charts, and for the second side of a widget. */
const paletteTokens: readonly Token[] = [
  color('color-page', null, 'Ground of a page that widgets stand on; the kit does not paint it.'),
  ...count(6).map((i) => color(`color-series-${i}`, null, `Number ${i} of several, told apart with any colour vision.`)),
  ...count(7).map((i) => color(`color-sequential-${i}`, null, `Step ${i} of 7 from little to much.`)),
  ...count(7).map((i) => color(`color-diverging-${i}`, null, `Step ${i} of 7 from far below to far above; 4 is the middle.`)),
];

export const semanticTokens: readonly Token[] =
  [...colorTokens, ...chartTokens, ...scaleTokens, ...typeTokens, ...frameTokens, ...paletteTokens];
