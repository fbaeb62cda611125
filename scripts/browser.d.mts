export const chromiumArgs: string[];
export function findBrowser(): string | null;
