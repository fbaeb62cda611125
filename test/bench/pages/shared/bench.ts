// What a page of the bench and its clock say to each other.

/** The filter of the whole board; days half-open, null where nothing is filtered. */
export interface Filter {
  readonly channels: readonly string[] | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** All that the board shows, for a comparison of the pages; money in major units. */
export interface Numbers {
  revenue: number;
  paying: number;
  average: number;
  /** Revenue of each of the 36 months. */
  months: readonly number[];
  /** Revenue of the last month by channel; channels without any may be missing. */
  channels: Readonly<Record<string, number>>;
  /** Deals that reached each stage. */
  funnel: readonly number[];
  /** Customers by month of their first order and months since, 36 x 36; 0 where there is nothing. */
  cohorts: readonly (readonly number[])[];
}

export const MONTHS = 36;
export const stages = ['Lead', 'Demo', 'Offer', 'Won'];
export const everything: Filter = {channels: null, from: null, until: null};

/** Made by the clock before any script of a page runs. */
interface Bench {
  /** Notes the time at which what is in the document now has been painted. */
  painted(mark: 'firstNumber' | 'board'): void;
  fault?: string;
  /** Settles when all seven visuals show the filter. */
  change?: (filter: Filter) => Promise<void> | void;
  numbers?: () => Numbers;
}

export const bench = (window as unknown as {bench: Bench}).bench;

const search = new URLSearchParams(location.search);
export const format = search.get('format') as 'csv' | 'arrow' | 'parquet';

export function fetchTable(name: 'transactions' | 'deals'): Promise<Response> {
  return fetch(`/data/${search.get('rows')}/${name}.${format}`);
}

export async function bytesOf(name: 'transactions' | 'deals'): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetchTable(name)).arrayBuffer());
}

export function emptyCohorts(): number[][] {
  return Array.from({length: MONTHS}, () => new Array<number>(MONTHS).fill(0));
}

export const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
