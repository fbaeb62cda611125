/** The event by which a story tells the panel what it took. */
export const MEASURED = 'crm/measured';

/** Times in milliseconds from the rendering of the story; null where no widget came to an end. */
export interface Measures {
  readonly first: number | null;
  readonly last: number | null;
  /** Nodes of the story, shadow trees included. */
  readonly nodes: number;
  /** What the page asked for meanwhile. */
  readonly files: readonly {readonly name: string; readonly bytes: number; readonly isCached: boolean; readonly milliseconds: number}[];
}
