import {backdropOf} from '@crm-widgets/charts/backdrop';

const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})!;

/** The colour that a mark is seen in: its stroke, else its fill; null where it has neither. */
export function paintOf(mark: Element): string | null {
  const {stroke, fill} = getComputedStyle(mark);
  return [stroke, fill].find((color) => color !== 'none' && !/^rgba\(.*, 0\)$/.test(color)) ?? null;
}

/** The same, as faint as the mark is. */
export function faintPaintOf(mark: Element): string | null {
  const color = paintOf(mark);
  return color && `color-mix(in srgb, ${color} ${Number(getComputedStyle(mark).opacity) * 100}%, transparent)`;
}

/** The colour behind a widget's frame. */
export function groundOf(el: Element): string {
  return backdropOf(el.shadowRoot!.querySelector('.frame') ?? el);
}

/** Contrast of WCAG 2.2 of one colour laid over another; 21 where there is nothing to see. */
export function contrastOf(color: string | null, ground: string): number {
  if (color === null) return 21;
  const [dark, light] = [luminance([ground, color]), luminance([ground])].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Relative luminance of colours laid over each other, as the browser paints them. */
function luminance(colors: readonly string[]): number {
  canvas.clearRect(0, 0, 1, 1);
  for (const color of colors) {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
