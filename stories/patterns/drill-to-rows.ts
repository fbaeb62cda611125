/** The page hears who is behind a step; the rows themselves the funnel shows, unless the page prevents it. */
export function drillToRows(page: HTMLElement): void {
  page.querySelector('crm-funnel')!.addEventListener('crm-select', ({detail: {key, ids = []}}) => {
    page.querySelector('.selection')!.textContent = `The page was told of ${key}: ${ids.length} deals, ${ids.slice(0, 3).join(', ')} and so on.`;
  });
}
