/**
 * Puts text on the clipboard. Where the page has no clipboard (no https, or its policy says no), by way of a
 * selection within `place`, as browsers did it before.
 * @returns whether it is there
 */
export async function copyText(text: string, place: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text, place);
  }
}

function copySelection(text: string, place: HTMLElement): boolean {
  const root = place.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement;
  const area = document.createElement('textarea');
  area.className = 'unseen';
  area.value = text;
  place.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
