import {html, nothing, type TemplateResult} from 'lit';
import {cells, type CellLook, type RowCells} from './cohort-cells.js';
import {AVERAGE, averageName, HEAD_ROWS, isWhole, type Drawing} from './cohort-drawing.js';
import {rateText} from './cohort-words.js';

/** The average of each column, and below it how many it rests on. */
export function averageRows(drawing: Drawing, toneOf: (period: number, rate: number | null) => string): TemplateResult {
  const {result, periods, columns, averages, formats, current} = drawing;
  const everyone = result.cohorts.reduce((sum, {size}) => sum + size, 0);
  const rate = (period: number): CellLook => {
    const average = averages[period];
    if (!average) return blank;
    return {
      holdsRate: true, text: rateText(formats, average.value), tone: toneOf(period, average.value),
      isPartial: false, isStop: current?.from === AVERAGE && current.period === period,
    };
  };
  const count = (period: number): CellLook => {
    const n = averages[period]?.n ?? null;
    return n === null ? blank : {...blank, text: formats.count(n)};
  };
  const row = (lookOf: RowCells['lookOf']): RowCells => ({periods, columns, lookOf});
  const index = (k: number) => (isWhole(drawing) ? nothing : HEAD_ROWS + k);
  return html`
    <tr aria-rowindex=${index(1)} ${cells(AVERAGE, row(rate))}>
      <th scope="row" class="name">${averageName(drawing, result)}</th>
      <td class="size">${formats.count(everyone)}</td>
    </tr>
    <tr class="counted" aria-rowindex=${index(2)} ${cells(AVERAGE, row(count))}>
      <th scope="row" class="name" title=${counted(drawing)}>n</th>
      <td class="size"></td>
    </tr>`;
}

function counted({words, views, look: {average}, result: {mode}}: Drawing): string {
  if (mode === 'survival') return views.atRisk;
  return average === 'simple' ? views.countedCohorts : words.counted;
}

export const blank: CellLook = {holdsRate: false, text: '', tone: '', isPartial: false, isStop: false};
