import type {CohortCells} from '@crm-widgets/core';

/** Counts an entity in the cells of one of its cohorts, by how often it came in each window. */
export type Tally = (cells: Float64Array, cohort: number, times: Int32Array) => void;

export function tallyOf(asked: CohortCells, atLeast: number): Tally {
  switch (asked.kind) {
    case 'on':
    case 'blocks': return (cells, cohort, times) => {
      for (let window = cohort; window < times.length; window++) if (times[window]! >= atLeast) cells[window]!++;
    };
    case 'unbounded': return (cells, cohort, times) => {
      let sum = 0;
      for (let window = times.length - 1; window >= cohort; window--) {
        sum += times[window]!;
        if (sum >= atLeast) cells[window]!++;
      }
    };
    case 'until': return (cells, cohort, times) => {
      let sum = 0;
      for (let window = cohort + 1; window < times.length; window++) {
        sum += times[window]!;
        if (sum >= atLeast) cells[window]!++;
      }
    };
    case 'unbroken': return (cells, cohort, times) => {
      for (let window = cohort; window < times.length && times[window]! > 0; window++) cells[window]!++;
    };
    case 'brackets': return (cells, cohort, times) => {
      asked.brackets.forEach(([first, last], bracket) => {
        let sum = 0;
        for (let after = first; after <= last && cohort + after < times.length; after++) sum += times[cohort + after]!;
        if (sum >= atLeast) cells[bracket]!++;
      });
    };
  }
}
