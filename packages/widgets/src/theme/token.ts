export type Tier = 'reference' | 'semantic' | 'component';

/** What a value is, in the words of the W3C format. */
export type TokenType = 'color' | 'dimension' | 'duration' | 'fontFamily' | 'fontWeight' | 'shadow';

/** One thing that a page can set. */
export interface Token {
  /** Without the `--crm-` that its custom property begins with. */
  readonly name: string;
  readonly tier: Tier;
  readonly type: TokenType;
  readonly description: string;
  /** CSS that stands where nobody sets it; null for what only themes hold. */
  readonly fallback: string | null;
}

/** CSS, one for each colour scheme where they differ. */
export type TokenValue = string | {readonly light: string; readonly dark: string};

export function propertyOf(name: string): string {
  return `--crm-${name}`;
}

export function scheme(light: string, dark: string): string {
  return `light-dark(${light}, ${dark})`;
}

export function reference(name: string): string {
  return `var(${propertyOf(name)})`;
}
