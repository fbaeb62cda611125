import {fixture, html} from '@open-wc/testing';
import type {CohortAsk} from '@crm-widgets/runtime';
import {readLook, type CohortLook} from './cohort-look.js';
import {ShownCohortRetention, type CohortState} from './cohort-retention-states.js';

/** Knows its width at once: a page that is not in front has no frames to wait for. */
export class MeasuredCohortRetention extends ShownCohortRetention {
  get asked(): CohortAsk {
    return this.query()!;
  }

  /** @throws {InputError} for a wrong attribute of the drawing */
  look(): CohortLook {
    return readLook(this);
  }

  async fit(): Promise<void> {
    this.width = Math.floor(this.renderRoot.querySelector('.body')!.getBoundingClientRect().width);
    await this.updateComplete;
  }
}
customElements.define('shown-cohort-retention', MeasuredCohortRetention);

export interface Place {
  readonly width?: number;
  readonly dir?: string;
  readonly scheme?: 'light' | 'dark';
  /** Colour of the page behind the widget. */
  readonly page?: string;
  readonly accent?: string;
}

export async function mount({answers, shows, attributes = {}, pinned = []}: CohortState, place: Place = {}): Promise<ShownCohortRetention> {
  const {width = 960, dir = 'ltr', scheme = 'light', page, accent} = place;
  const box = await fixture<HTMLElement>(html`<div dir=${dir} lang="en"></div>`);
  box.style.cssText = `width: ${width}px; color-scheme: ${scheme}; background: ${page ?? 'Canvas'}; color: CanvasText`;
  if (accent) box.style.setProperty('--crm-color-accent', accent);
  const el = document.createElement('shown-cohort-retention') as MeasuredCohortRetention;
  el.answers = answers;
  el.loading = 'eager';
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  box.append(el);
  if (shows === 'loading') await el.updateComplete;
  else await el.whenReady().catch(() => {});
  if (shows === 'stale') await el.refresh().catch(() => {});
  await el.fit();
  for (const from of pinned) el.shadowRoot!.querySelector<HTMLElement>(`[data-pin="${from}"]`)!.click();
  await el.updateComplete;
  return el;
}

export function all(el: Element, selector: string): HTMLElement[] {
  return [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
}

export function cell(el: Element, key: string): HTMLElement {
  return el.shadowRoot!.querySelector<HTMLElement>(`[data-key="${key}"]`)!;
}

/** What assistive technology calls a cell that has the focus. */
export function nameOf(el: Element, key: string): string | null {
  cell(el, key).focus();
  return cell(el, key).ariaLabel;
}

export const text = (el: Element) => el.textContent!.replace(/\s+/g, ' ').trim();
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})!;

/** sRGB of a computed colour, whatever its notation, as a browser paints it. */
function painted(color: string): [number, number, number] {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!];
}

/** Relative luminance and contrast after WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = painted(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}
