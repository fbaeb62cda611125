import type {Paint} from './scene.js';

const known = new Map<string, Paint | null>();
let context: CanvasRenderingContext2D | null = null;

/** A computed colour in the words that every program knows; null for one that cannot be seen. */
export function paintOf(color: string, opacity = 1): Paint | null {
  const paint = colorOf(color);
  return paint && paint.opacity * opacity > 0 ? {color: paint.color, opacity: paint.opacity * opacity} : null;
}

function colorOf(color: string): Paint | null {
  if (known.has(color)) return known.get(color)!;
  if (known.size > 500) known.clear();
  const paint = color === 'none' || color === 'transparent' ? null : measured(color);
  known.set(color, paint);
  return paint;
}

/** Whatever notation it is in, the browser can paint it. */
function measured(color: string): Paint | null {
  if (!context) {
    const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
    context = canvas.getContext('2d', {willReadFrequently: true})!;
  }
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = '#000';
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data as unknown as [number, number, number, number];
  if (a === 0) return null;
  return {color: `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`, opacity: a / 255};
}
