import type {CrmWidget, WidgetResult} from 'crm-widgets';

/** What is picked among the bars holds for every other widget. */
export function linkSelection(page: HTMLElement): void {
  const linked = page.querySelectorAll<CrmWidget<WidgetResult>>('crm-kpi, crm-trend');
  const all = page.querySelector('button')!;
  const show = (channel: string | null) => {
    for (const widget of linked) widget.where = channel === null ? null : {channel};
    page.querySelector('[role=status]')!.textContent = channel === null ? 'All channels. Pick one among the bars.' : `${channel} alone.`;
    all.hidden = channel === null;
  };
  page.querySelector('crm-breakdown')!.addEventListener('crm-select', ({detail}) => show(detail.key));
  all.addEventListener('click', () => show(null));
}
