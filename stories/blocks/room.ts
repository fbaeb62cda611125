/** How much a sheet takes up: so many cells beside each other as fit, each of one width at least and of one height. CSS pixels. */
export interface Room {
  readonly cells: number;
  readonly width: number;
  readonly height: number;
}

export const usualRoom: Room = {cells: 1, width: 0, height: 480};

/** Around a sheet, both sides together. */
const PADDING = 64;

/** Height of a sheet on a page of this width. */
export function heightOf({cells, width, height}: Room, available: number): number {
  const columns = Math.max(1, Math.floor((available - PADDING) / Math.max(1, width)));
  return Math.ceil(cells / columns) * height;
}
