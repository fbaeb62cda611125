/** Red, green and blue of sRGB as screens take them, each in [0, 1]; gamma-encoded. */
export type Rgb = readonly [number, number, number];

function part(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value))) / 255;
}

/** `#rrggbb`. */
export function hexOf(rgb: Rgb): string {
  return `#${rgb.map((each) => Math.round(each * 255).toString(16).padStart(2, '0')).join('')}`;
}

/** The colour that its `#rrggbb` is, which is what a page gets of it. */
export function rounded(rgb: Rgb): Rgb {
  const [r, g, b] = rgb;
  return [part(r * 255), part(g * 255), part(b * 255)];
}

/** Light that a part stands for, in [0, 1]; IEC 61966-2-1. */
export function linear(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

/** The other way; defined below 0 and above 1, too, for colours that sRGB has not. */
export function encoded(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
