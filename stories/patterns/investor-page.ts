/** The browser prints what it shows; the button itself stays off the paper by the style sheet. */
export function offerPrint(page: HTMLElement): void {
  page.querySelector('.print')!.addEventListener('click', () => print());
}
