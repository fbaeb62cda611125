import {html, nothing, render} from 'lit';
import {faultOf} from '@crm-widgets/core';
import {backdropOf} from '@crm-widgets/charts/backdrop';
import type {CardSubject} from '../card/card-model.js';
import {cardStyles} from '../card/card-styles.js';
import {funnelWords, sideName} from '../funnel/funnel-words.js';
import {logOnce} from '../shared/states.js';
import {tableStyles} from '../shared/table-styles.js';
import {csvOf} from './csv.js';
import {dataStyles} from './data-styles.js';
import type {DataTable} from './data-table.js';
import {exportWords, type ExportWords} from './export-words.js';
import {printSheet} from './print-sheet.js';
import {resultTable} from './result-table.js';
import {fileName, saveFile} from './save-file.js';
import {scenePng} from './scene-canvas.js';
import {svgText} from './scene-svg.js';
import {captionLines, sheetOf} from './sheet.js';
import {TablePanel} from './table-panel.js';
import {toolsStyles} from './tools-styles.js';
import {wholly} from './whole.js';

type Act = 'table' | 'csv' | 'svg' | 'png' | 'print';

/** From the edge of the window, CSS pixels. */
const EDGE = 8;

/** The menu by which a widget is saved, printed or shown as a table: a popover beside its button. */
export class OpenTools {
  readonly #root: ShadowRoot;
  readonly #menu: HTMLElement;
  readonly #panel: TablePanel;
  #button: HTMLElement | null = null;
  /** Ends what follows the button while the menu is open. */
  #following: AbortController | null = null;
  #subject: CardSubject | null = null;
  #words: ExportWords = exportWords('en');
  #said = '';

  constructor(root: ShadowRoot) {
    this.#root = root;
    const sheets = [tableStyles, cardStyles, dataStyles, toolsStyles].map(({styleSheet}) => styleSheet!);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
    this.#panel = new TablePanel(root);
    this.#menu = document.createElement('div');
    Object.assign(this.#menu, {className: 'menu', popover: 'auto'});
    this.#menu.setAttribute('part', 'menu');
    this.#menu.addEventListener('keydown', this.#press);
    this.#menu.addEventListener('toggle', (event) => {
      if (event.newState === 'closed') this.close();
    });
    this.#menu.addEventListener('focusout', ({relatedTarget}) => {
      if (relatedTarget instanceof Node && !this.#menu.contains(relatedTarget)) this.close();
    });
  }

  /** Opens it beside its button, with the focus on its first item; closes one that is open. */
  toggle(subject: CardSubject, button: HTMLElement): void {
    if (this.#subject) return this.close();
    this.#subject = subject;
    this.#button = button;
    this.#words = exportWords(subject.messages.language);
    this.#menu.lang = subject.messages.language;
    this.#said = '';
    const paper = backdropOf(this.#root.querySelector('.frame')!);
    this.#menu.style.setProperty('--backdrop', paper);
    this.#menu.style.setProperty('--card-ink', paper === 'Canvas' ? 'CanvasText' : 'inherit');
    this.#root.append(this.#menu);
    this.#render();
    this.#menu.showPopover();
    this.#follow(button);
    this.#items()[0]!.focus();
  }

  /** Closes it, and gives the focus back to its button where it had it; closing twice is closing once. */
  close(): void {
    if (!this.#subject) return;
    const hadFocus = this.#menu.contains(this.#root.activeElement);
    this.#subject = null;
    this.#following?.abort();
    if (this.#menu.matches(':popover-open')) this.#menu.hidePopover();
    this.#menu.remove();
    render(nothing, this.#menu);
    if (hadFocus || !this.#root.activeElement) this.#button?.focus();
  }

  #render(): void {
    const words = this.#words;
    const table = this.#table();
    const acts: readonly (readonly [Act, string])[] = [
      ...(table ? [['table', words.table], ['csv', words.csv]] as const : []),
      ['svg', words.svg], ['png', words.png], ['print', words.print],
    ];
    render(html`<div role="menu" aria-label=${words.menu}>${acts.map(([act, label]) => html`
      <button type="button" role="menuitem" tabindex="-1" data-act=${act} @click=${() => void this.#do(act)}>${label}</button>`)}</div>
      <p role="status">${this.#said}</p>`, this.#menu);
  }

  /** Stays beside its button while the page scrolls or the window changes its size. */
  #follow(button: HTMLElement): void {
    this.#following = new AbortController();
    const {signal} = this.#following;
    const place = () => this.#place(button);
    place();
    addEventListener('resize', place, {signal});
    addEventListener('scroll', place, {signal, capture: true, passive: true});
  }

  /** Below its button, ending where that ends; within the window. */
  #place(button: HTMLElement): void {
    const [at, own] = [button.getBoundingClientRect(), this.#menu.getBoundingClientRect()];
    const rtl = button.matches(':dir(rtl)');
    const left = Math.min(Math.max(EDGE, rtl ? at.left : at.right - own.width), innerWidth - own.width - EDGE);
    const below = at.bottom + 4;
    const top = below + own.height > innerHeight - EDGE ? Math.max(EDGE, at.top - own.height - 4) : below;
    Object.assign(this.#menu.style, {left: `${left}px`, top: `${top}px`});
  }

  async #do(act: Act): Promise<void> {
    const subject = this.#subject!;
    const {heading, formats} = subject;
    const lines = captionLines(subject, this.#words);
    const sheet = (isPrinted = false) => wholly(this.#root, () => sheetOf(this.#root.querySelector('.frame')!, lines), isPrinted);
    try {
      switch (act) {
        case 'table': return this.#openTable(lines);
        case 'csv': saveFile(fileName(heading, 'csv'), csvOf(this.#table()!, [heading, ...lines]), 'text/csv;charset=utf-8'); break;
        case 'svg': saveFile(fileName(heading, 'svg'), svgText(await sheet(), heading), 'image/svg+xml'); break;
        case 'png': saveFile(fileName(heading, 'png'), await scenePng(await sheet()), 'image/png'); break;
        case 'print': await printSheet(await sheet(true), this.#table(), heading, formats.locale);
      }
      this.close();
    } catch (thrown) {
      const fault = faultOf(thrown);
      logOnce(fault);
      this.#said = this.#words.failed(fault.what);
      if (this.#subject) this.#render();
    }
  }

  #openTable(lines: readonly string[]): void {
    const {heading} = this.#subject!;
    const table = this.#table()!;
    const button = this.#button;
    this.close();
    this.#panel.open({table, heading, lines, words: this.#words}, button);
  }

  #table(): DataTable | null {
    const {outcome: {result}, formats, messages, heading} = this.#subject!;
    const voice = {formats, words: funnelWords(messages.language)};
    return resultTable(result, {
      formats, words: this.#words, caption: heading, title: (metric) => messages.metricTitle(metric) ?? metric,
      group: (key) => sideName(key, voice), brackets: (this.#root.host as {brackets?: string | null}).brackets ?? null,
    });
  }

  #items(): HTMLElement[] {
    return [...this.#menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  readonly #press = (event: KeyboardEvent) => {
    const items = this.#items();
    const at = items.indexOf(this.#root.activeElement as HTMLElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1}[event.key];
    if (event.key === 'Tab') this.close();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items.at(to % items.length)?.focus();
  };
}
