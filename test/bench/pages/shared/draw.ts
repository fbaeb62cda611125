// The board of the pages made by hand, drawn with D3.
import {
  axisBottom, axisLeft, interpolateBlues, line, max, scaleBand, scaleLinear, scaleSequential, scaleUtc, select, type Selection,
} from 'd3';
import {MONTHS, stages} from './bench.js';

const WIDTH = 480;
const LEFT = 60;
const dates = Array.from({length: MONTHS}, (_, month) => new Date(Date.UTC(2022, month)));

export function drawNumber(id: string, value: number): void {
  document.getElementById(id)!.textContent = value.toLocaleString('en', {maximumFractionDigits: 2});
}

export function drawTrend(months: readonly number[]): void {
  const x = scaleUtc([dates[0]!, dates.at(-1)!], [LEFT, WIDTH]);
  const y = scaleLinear([0, max(months) || 1], [110, 10]);
  const svg = select<SVGSVGElement, unknown>('#trend');
  const path = line<number>((_, month) => x(dates[month]!), (value) => y(value))(months);
  svg.selectAll('path.line').data([path]).join('path').attr('class', 'line').attr('d', (d) => d).attr('fill', 'none').attr('stroke', '#2f5fb3');
  group(svg, 'x').attr('transform', 'translate(0,110)').call(axisBottom(x).ticks(6));
  group(svg, 'y').attr('transform', `translate(${LEFT},0)`).call(axisLeft(y).ticks(4, '~s'));
}

/** Ranked bars. */
export function drawBars(found: readonly (readonly [channel: string, revenue: number])[]): void {
  const y = scaleBand(found.map(([channel]) => channel), [0, 160]).padding(0.2);
  const x = scaleLinear([0, max(found, ([, revenue]) => revenue) || 1], [LEFT, WIDTH]);
  const svg = select<SVGSVGElement, unknown>('#bars');
  svg.selectAll('rect').data(found).join('rect').attr('x', LEFT).attr('y', ([channel]) => y(channel)!)
    .attr('height', y.bandwidth()).attr('width', ([, revenue]) => x(revenue) - LEFT).attr('fill', '#2f5fb3');
  group(svg, 'x').attr('transform', 'translate(0,160)').call(axisBottom(x).ticks(5, '~s'));
  group(svg, 'y').attr('transform', `translate(${LEFT},0)`).call(axisLeft(y));
}

export function drawFunnel(reached: readonly number[]): void {
  const x = scaleLinear([0, reached[0] || 1], [0, WIDTH - LEFT]);
  const svg = select('#funnel').attr('font-size', 10);
  svg.selectAll('rect').data(reached).join('rect').attr('x', LEFT).attr('y', (_, i) => i * 32).attr('height', 26).attr('width', x).attr('fill', '#9db7e0');
  svg.selectAll('text').data(reached).join('text').attr('y', (_, i) => i * 32 + 18).text((count, i) => `${stages[i]} ${count.toLocaleString('en')}`);
}

/** One square for each month of a cohort that has somebody, by the share that came back. */
export function drawCohorts(cohorts: readonly (readonly number[])[]): void {
  const color = scaleSequential([0, 0.5], interpolateBlues);
  const cells = cohorts.flatMap((row, cohort) => row.map((customers, age) => ({cohort, age, customers, share: customers / row[0]!})))
    .filter(({customers}) => customers > 0);
  select('#cohorts').selectAll('rect').data(cells).join('rect').attr('width', 14).attr('height', 14)
    .attr('x', ({age}) => age * 15).attr('y', ({cohort}) => cohort * 15).attr('fill', ({share}) => color(share));
}

function group(svg: Selection<SVGSVGElement, unknown, HTMLElement, unknown>, name: string) {
  return svg.selectAll<SVGGElement, string>(`g.${name}`).data([name]).join('g').attr('class', name);
}
