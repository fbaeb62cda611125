import {findMetric} from '@crm-widgets/metrics';
import type {DataSet} from './data-sets.js';
import {widgetsIn} from './toolbar.js';

/** Gives every source within an element these rows and settings, and its widgets a question that they can answer. */
export function putDataSet(set: DataSet, root: HTMLElement): void {
  const sources = root.querySelectorAll('crm-source');
  for (const source of sources) refill(source, set.source());
  if (sources.length === 0) return;
  for (const widget of widgetsIn(root)) {
    if (!widget.hasAttribute('src') && !widget.hasAttribute('values') && widget.localName.startsWith('crm-')) void fit(widget, set);
  }
}

function refill(source: Element, wanted: Element): void {
  for (const {name} of [...source.attributes]) if (name !== 'id') source.removeAttribute(name);
  for (const {name, value} of [...wanted.attributes]) if (name !== 'id') source.setAttribute(name, value);
  for (const table of [...source.querySelectorAll(':scope > crm-table')]) table.remove();
  source.prepend(...wanted.children);
}

async function fit(widget: HTMLElement, set: DataSet): Promise<void> {
  const asks = set.asks[widget.localName] ?? (widget.hasAttribute('metric') ? set.asks['*'] : undefined);
  if (!asks || await isServed(widget, set)) return;
  for (const name of ['by', 'where', 'params', 'target', 'heading', 'steps', 'entity']) widget.removeAttribute(name);
  for (const [name, value] of Object.entries(asks)) widget.setAttribute(name, value);
}

/** Whether the rows hold the tables that a widget asks for as it stands; what it groups by is not looked at but for breakdowns. */
async function isServed(widget: HTMLElement, set: DataSet): Promise<boolean> {
  const names = new Set([...set.source().querySelectorAll('crm-table')].map((table) => table.getAttribute('name')));
  const table = widget.getAttribute('table');
  if (table) return names.has(table) && !widget.hasAttribute('steps');
  if (widget.hasAttribute('by')) return false;
  const metrics = await Promise.all((widget.getAttribute('metric') ?? '').split(',').map((id) => findMetric(id.trim()).catch(() => null)));
  return metrics.every((metric) => metric?.tables.some((tables) => tables.every((name) => names.has(name))));
}
