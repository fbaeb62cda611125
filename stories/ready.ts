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
