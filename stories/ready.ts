import type {WidgetResult} from '@crm-widgets/core';
import type {CrmWidget} from '../packages/widgets/src/shared/widget-element.js';

/** Widgets within an element, in the order of the page. */
export function widgetsOf(canvas: ParentNode): CrmWidget<WidgetResult>[] {
  return [...canvas.querySelectorAll<CrmWidget<WidgetResult>>('*')].filter((element) => 'widgetState' in element);
}

/** Settles when each of them has a result; what one of them lacks is the fault of the story. */
export async function allReady(canvas: ParentNode): Promise<void> {
  await Promise.all(widgetsOf(canvas).map((widget) => widget.whenReady()));
}

/** Says of a widget which state it comes to. */
export function comesTo(widget: HTMLElement, state: string): void {
  widget.dataset['comesTo'] = state;
}

/** Whether a widget is in the state that it comes to; in any but waiting, where nobody said which. */
export function isThere({widgetState, dataset: {comesTo: state}}: CrmWidget<WidgetResult>): boolean {
  return state ? widgetState === state : widgetState !== 'idle' && widgetState !== 'loading';
}
