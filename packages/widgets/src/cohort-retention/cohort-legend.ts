import {html, nothing, type TemplateResult} from 'lit';
import {heatSteps} from '@crm-widgets/charts';
import type {CohortScale} from './cohort-scale.js';
import {rateText, signedPoints} from './cohort-words.js';
import type {Drawing} from './cohort-drawing.js';

const ramp = Array.from({length: heatSteps}, (_, step) => `heat heat-${step}`);

/** What the colours mean, what is hatched, and the sentence of the cell that is pointed at. */
export function legend(drawing: Drawing): TemplateResult | typeof nothing {
  const {result, scale, words} = drawing;
  if (!scale.scale.domain) return nothing;
  const someNotOver = result.cohorts.some(({cells}) => cells.some((cell) => cell?.isPartial));
  return html`
    <div part="legend" class="legend">
      ${colours(scale, drawing)}
      ${someNotOver ? html`<span class="not-over"><i class="partial" aria-hidden="true"></i>* ${words.notOver}</span>` : nothing}
      <span class="readout" aria-hidden="true"></span>
    </div>`;
}

function colours(scale: CohortScale, {formats, views, look: {target}}: Drawing): TemplateResult {
  const [low, high] = scale.scale.domain!;
  const rate = (value: number) => rateText(formats, value);
  switch (scale.kind) {
    case 'sequential':
      if (low === high) return html`<span class="scale">${steps([scale.scale.classOf(low)])} ${rate(low)}</span>`;
      return html`<span class="scale">${rate(low)} ${steps(ramp)} ${rate(high)}</span>`;
    case 'banded': {
      const {bands, edges} = scale.scale;
      const digits = edges.every((value) => isRound(value)) ? 0 : 1;
      const edge = (value: number) => formats.percent(value, digits);
      const nameOf = (band: number) => {
        if (edges.length === 0) return rate(low);
        if (band === 0) return views.lessThan(edge(edges[0]!));
        return band === edges.length ? views.atLeast(edge(edges.at(-1)!)) : views.between(edge(edges[band - 1]!), edge(edges[band]!));
      };
      return html`<span class="bands">${bands.map((tone, band) =>
        html`<span class="band"><i class=${tone} aria-hidden="true"></i><bdi>${nameOf(band)}</bdi></span>`)}</span>`;
    }
    case 'diverging': return html`
      <span class="scale"><bdi>${views.points(signedPoints(formats, low))}</bdi>
        ${steps([...ramp.map((tone) => `${tone} low`).reverse(), ...ramp])}
        <bdi>${views.points(signedPoints(formats, high))}</bdi></span>
      <span>${target === null ? views.ofPeriod : views.target(rate(target))}</span>`;
  }
}

function steps(tones: readonly string[]): TemplateResult {
  return html`<span class="ramp" aria-hidden="true">${tones.map((tone) => html`<i class=${tone}></i>`)}</span>`;
}

/** Whether a share is a whole percent. */
function isRound(share: number): boolean {
  return Math.abs(share * 100 - Math.round(share * 100)) < 1e-9;
}
