/** A sample with what it is of above it. */
export function captioned(caption: string, sample: HTMLElement, dataset: Readonly<Record<string, string>> = {}): HTMLElement {
  const figure = document.createElement('figure');
  Object.assign(figure.dataset, dataset);
  figure.append(Object.assign(document.createElement('figcaption'), {textContent: caption}), sample);
  return figure;
}
