import {hexOf, rounded} from './color/srgb.js';

const part = String.raw`(-?[\d.]+)(?:px)?`;
const layer = new RegExp(String.raw`^${part} ${part} ${part}(?: ${part})? rgb\((\d+) (\d+) (\d+) / ([\d.]+)\)$`);

/** Shadows in pixels with a colour as `rgb(0 0 0 / 0.1)`; null for what else CSS takes, `none` above all, which the format has no value for. */
export function shadowValue(css: string): {$type: 'shadow'; $value: readonly object[]} | null {
  const layers = css.split(/,(?![^(]*\))/).map((text) => layer.exec(text.trim()));
  return layers.every((each) => each !== null) ? {$type: 'shadow', $value: layers.map(shadowLayer)} : null;
}

function shadowLayer([, ...parts]: RegExpExecArray): object {
  const [x, y, blur, spread, red, green, blue, alpha] = parts.map((each) => Number(each ?? 0)) as [number, number, number, number, number, number, number, number];
  const rgb = rounded([red / 255, green / 255, blue / 255]);
  const px = (value: number) => ({value, unit: 'px'});
  const components = rgb.map((each) => Math.round(each * 1e4) / 1e4);
  return {color: {colorSpace: 'srgb', components, alpha, hex: hexOf(rgb)}, offsetX: px(x), offsetY: px(y), blur: px(blur), spread: px(spread)};
}
