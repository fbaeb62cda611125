import {resolved, type Scheme, type Theme} from 'crm-widgets/theme';
import {ShownBreakdown, breakdownStates} from '../../packages/widgets/src/breakdown/breakdown-states.js';
import {ShownCohortRetention, cohortStates} from '../../packages/widgets/src/cohort-retention/cohort-retention-states.js';
import {ShownFunnel, funnelStates} from '../../packages/widgets/src/funnel/funnel-states.js';
import {ShownKpi, kpiStates} from '../../packages/widgets/src/kpi/kpi-states.js';
import {ShownTrend, trendStates} from '../../packages/widgets/src/trend/trend-states.js';
import {defineShown, stateElement, type State} from '../widgets/state-story.js';
import './theming.css';

defineShown('shown-kpi', ShownKpi);
defineShown('shown-trend', ShownTrend);
defineShown('shown-breakdown', ShownBreakdown);
defineShown('shown-funnel', ShownFunnel);
defineShown('shown-cohort-retention', ShownCohortRetention);

const board: readonly (readonly [string, State, string])[] = [
  ['shown-kpi', kpiStates['target met'], 'number'], ['shown-kpi', kpiStates['a rate, near its target, in a month that is not over'], 'number'],
  ['shown-kpi', kpiStates['target missed'], 'number'], ['shown-trend', trendStates.ready, 'half'], ['shown-breakdown', breakdownStates.ready, 'half'],
  ['shown-funnel', funnelStates.ready, 'half'], ['shown-cohort-retention', cohortStates.curves, 'half'],
];

/** A board of each kind of widget, in a theme and a scheme. */
export function themedBoard(theme: string, scheme: Scheme, title: string, loading: 'eager' | 'lazy' = 'eager'): HTMLElement {
  const section = Object.assign(document.createElement('section'), {className: 'themed'});
  Object.assign(section.dataset, {crmTheme: theme, crmScheme: scheme});
  const widgets = Object.assign(document.createElement('div'), {className: 'board'});
  widgets.append(...board.map(([tag, state, className]) => Object.assign(stateElement(tag, state, loading), {className})));
  section.append(Object.assign(document.createElement('h2'), {textContent: title}));
  section.append(widgets);
  return section;
}

/** The scales of a theme in a scheme, a row each. */
export function ramps(theme: Theme, scheme: Scheme): HTMLElement {
  const list = Object.assign(document.createElement('dl'), {className: 'ramps'});
  list.append(...([['series', 6], ['sequential', 7], ['diverging', 7]] as const).map(([scale, steps]) => {
    const row = document.createElement('div');
    const colors = document.createElement('dd');
    colors.append(...Array.from({length: steps}, (_, i) => {
      const css = resolved(theme, `color-${scale}-${i + 1}`, scheme)!;
      const box = Object.assign(document.createElement('span'), {title: css});
      box.style.backgroundColor = css;
      return box;
    }));
    row.append(Object.assign(document.createElement('dt'), {textContent: scale}), colors);
    return row;
  }));
  return list;
}
