import {encoded, linear, rounded, type Rgb} from './srgb.js';

/** Lightness in [0, 1], chroma from 0 (grey) to about 0.37, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

export type Oklab = readonly [l: number, a: number, b: number];

/** How far a part may be beyond sRGB before it counts as outside: half of what 8 bits tell apart. */
const SLACK = 0.5 / 255;

/** @see Ottosson (2020), A perceptual color space for image processing, bottosson.github.io/posts/oklab */
export function toOklab(rgb: Rgb): Oklab {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Parts below 0 or above 1 where sRGB has no such colour; the same source. */
function fromOklab([lightness, a, b]: Oklab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Hue is 0 for a grey. */
export function toOklch(rgb: Rgb): Oklch {
  const [l, a, b] = toOklab(rgb);
  const c = Math.hypot(a, b);
  return {l, c, h: c < 1e-4 ? 0 : (Math.atan2(b, a) * 180 / Math.PI + 360) % 360};
}

/**
 * The colour as screens show it, in 8 bits a part. What is beyond sRGB keeps lightness and hue and gets the most chroma that sRGB has there.
 * @see CSS Color 4, 13.2, on mapping in OKLCH by chroma
 */
export function fromOklch({l, c, h}: Oklch): Rgb {
  const lightness = Math.min(1, Math.max(0, l));
  const at = (chroma: number) => {
    const angle = h * Math.PI / 180;
    return fromOklab([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
  };
  if (isShown(at(c))) return rounded(at(c));
  let [low, high] = [0, c];
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (isShown(at(middle))) low = middle;
    else high = middle;
  }
  return rounded(at(low));
}

function isShown(rgb: Rgb): boolean {
  return rgb.every((part) => part >= -SLACK && part <= 1 + SLACK);
}
