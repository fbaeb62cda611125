/** Asks for newer data every so many seconds, while the page is looked at. */
export class RefreshTimer {
  #seconds = 0;
  #id: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: HTMLElement, private readonly refresh: () => void) {}

  /** @param wanted seconds between refreshes, at least 1; nothing or 0 for none */
  every(wanted: string | number | undefined): void {
    const seconds = Number(wanted) > 0 ? Math.max(1, Number(wanted)) : 0;
    if (seconds === this.#seconds) return;
    clearInterval(this.#id);
    this.#seconds = seconds;
    if (seconds > 0) this.#id = setInterval(() => { if (!this.host.ownerDocument.hidden) this.refresh(); }, seconds * 1000);
  }
}
