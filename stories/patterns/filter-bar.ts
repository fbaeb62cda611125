import type {CrmWidget, WidgetResult} from 'crm-widgets';

/** What the form holds becomes `where` and `period` of every widget; an empty choice filters nothing. */
export function filterByForm(page: HTMLElement): void {
  const form = page.querySelector('form')!;
  const widgets = page.querySelectorAll<CrmWidget<WidgetResult>>('crm-kpi, crm-trend');
  form.addEventListener('input', () => {
    const {period, ...columns} = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const where = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== ''));
    for (const widget of widgets) Object.assign(widget, {where, period});
  });
}
