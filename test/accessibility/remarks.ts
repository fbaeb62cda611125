export interface Remark {
  /** By default what is tested is supported. */
  readonly verdict?: 'partially' | 'not applicable';
  readonly text: string;
}

const page = (text: string): Remark => ({verdict: 'not applicable', text: `Of pages, not of what stands in them: ${text}`});
const none = (text: string): Remark => ({verdict: 'not applicable', text});
const media = none('There is no video and no recorded sound; the tones of `sonify` say what the table beside them says.');

/** What is to be known of a criterion beyond its tests, and why some do not apply. */
export const remarks: Readonly<Record<string, Remark>> = {
  '1.1.1': {text: 'A picture is one object with a name, or is hidden where a sentence or a table beside it says the same.'},
  '1.2.1': media, '1.2.2': media, '1.2.3': media, '1.2.4': media, '1.2.5': media,
  '1.3.1': {text: 'Every picture but the single number of `crm-kpi` has a table of the same figures; for that too the menu shows one.'},
  '1.3.3': none('No instruction points at shape, place or sound.'),
  '1.3.4': none('Nothing depends on the orientation of the screen.'),
  '1.3.5': none('Nothing is asked about the visitor.'),
  '1.4.1': {text: 'Triangles of cohorts print their numbers in their cells; with forced colours they are told apart by number alone.'},
  '1.4.2': {text: 'Only where the page asks for the button of `sonify`; Escape ends it, wherever the focus is.'},
  '1.4.3': {text: 'Of the five themes and of none. Colours that a page sets itself are its own to look after; `brandTheme()` repairs them, and `contrasts()` tells.'},
  '1.4.4': {text: 'Sizes are in `em` and `rem`; labels on the axes of a trend stay at 12 pixels of the page and grow with its zoom.'},
  '1.4.10': {text: 'Triangles of cohorts and the tables of figures scroll to the side within themselves, as tables of data may.'},
  '1.4.11': {text: 'Steps of heat maps are faint by design; each cell says its number.'},
  '2.1.4': {text: '`?` and `i` open the definition card and `p` pins a cohort, only while the focus is within the widget.'},
  '2.2.1': none('Nothing runs out.'),
  '2.2.2': {
    verdict: 'partially',
    text: 'Nothing moves but what stands in for a picture on its way. A page that sets `refresh` has figures change by themselves; a way to stop that is the page\'s to give.',
  },
  '2.4.1': page('a widget is a group with a name, and a few stops of the tab key.'),
  '2.4.2': page('its title.'),
  '2.4.4': none('There are no links.'),
  '2.4.5': page('ways to find them.'),
  '2.4.11': {text: 'Widgets keep to the `scroll-padding` of the page; one with a sticky header has to set it.'},
  '2.5.1': none('No gesture takes more than one finger or a path.'),
  '2.5.4': none('Nothing listens to how a device is moved.'),
  '3.1.1': page('its `lang`, which decides what widgets speak.'),
  '3.1.2': {text: 'Formulas, what parameters are for, and what is meant for developers are English in every language, and marked as such. A warning or a metric of the page\'s own is not.'},
  '3.2.2': {text: 'What is switched, such as the grain of cohorts, changes the picture beside it and nothing else.'},
  '3.2.3': page('how one goes through several.'),
  '3.2.6': page('where help is.'),
  '3.3.1': none('Nothing is typed in.'),
  '3.3.2': none('Nothing is typed in.'),
  '3.3.3': none('Nothing is typed in.'),
  '3.3.4': none('Nothing is bought, sent or deleted.'),
  '3.3.7': none('Nothing is asked twice.'),
  '3.3.8': none('Nobody signs in.'),
  '4.1.3': {text: 'That something is loading is told by `aria-busy`, and by no message: a board would send one for each widget. What is found again at each refresh is told once.'},
};
