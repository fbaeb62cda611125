import type {Paint, PathMark, Scene, TextMark} from './scene.js';

/** The longest side of a canvas that every browser has room for. */
const MOST_PIXELS = 8192;

/**
 * A picture as PNG, painted mark by mark: an image of the SVG would be refused by the policy of a page that lets in no
 * images but its own.
 * @param scale pixels of the image to a pixel of the page
 */
export async function scenePng(scene: Scene, scale = 2): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const fit = Math.min(scale, MOST_PIXELS / Math.max(scene.width, scene.height));
  canvas.width = Math.ceil(scene.width * fit);
  canvas.height = Math.ceil(scene.height * fit);
  const context = canvas.getContext('2d')!;
  context.scale(fit, fit);
  for (const mark of scene.marks) {
    if (mark.kind === 'text') paintText(context, mark);
    else paintPath(context, mark);
  }
  return new Promise((resolve, reject) => canvas.toBlob((blob) => {
    if (blob) resolve(blob);
    else reject(new RangeError('the browser made no image of it'));
  }, 'image/png'));
}

/** A line that goes nowhere, which a round cap makes a dot of; on a canvas it leaves no trace. */
const DOT = /h0(?![.\d])/g;

function paintPath(context: CanvasRenderingContext2D, {d, matrix, fill, stroke, strokeWidth, dash, cap, join}: PathMark): void {
  const path = new Path2D();
  path.addPath(new Path2D(d.replace(DOT, 'h0.01')), new DOMMatrix([...matrix]));
  if (fill) {
    context.fillStyle = take(context, fill);
    context.fill(path);
  }
  if (stroke) {
    context.strokeStyle = take(context, stroke);
    Object.assign(context, {lineWidth: strokeWidth, lineCap: cap, lineJoin: join});
    context.setLineDash([...dash]);
    context.stroke(path);
  }
}

function paintText(context: CanvasRenderingContext2D, {text, x, y, rtl, font, fill}: TextMark): void {
  context.fillStyle = take(context, fill);
  context.font = `${font.style} ${font.weight} ${font.size}px ${font.family}`;
  Object.assign(context, {letterSpacing: `${font.spacing}px`, direction: rtl ? 'rtl' : 'ltr', textAlign: 'start', textBaseline: 'alphabetic'});
  context.fillText(text, x, y);
}

/** Sets the opacity of a paint. @returns its colour */
function take(context: CanvasRenderingContext2D, {color, opacity}: Paint): string {
  context.globalAlpha = opacity;
  return color;
}
