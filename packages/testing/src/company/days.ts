/** A calendar day, as days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;

export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

/** `2024-03-01` */
export function isoDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `2024-03-01T09:30:00Z`; seconds may run over into later days. */
export function isoInstant(day: Day, seconds: number): string {
  return `${new Date(day * DAY_MS + Math.round(seconds) * 1000).toISOString().slice(0, 19)}Z`;
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * DAY_MS);
  const target = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const first = Date.UTC(Math.floor(target / 12), target % 12, 1) / DAY_MS;
  const next = Date.UTC(Math.floor((target + 1) / 12), (target + 1) % 12, 1) / DAY_MS;
  return Math.min(first + date.getUTCDate(), next) - 1;
}

/** 0 for January. */
export function monthOfYear(day: Day): number {
  return new Date(day * DAY_MS).getUTCMonth();
}

export function yearOf(day: Day): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}
