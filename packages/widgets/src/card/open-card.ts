import {nothing, render} from 'lit';
import {faultOf} from '@crm-widgets/core';
import {verify} from '@crm-widgets/runtime/card';
import {backdropOf} from '@crm-widgets/charts/backdrop';
import {cardMarkdown} from './card-markdown.js';
import {cardModel, differenceText, type CardModel, type CardSubject} from './card-model.js';
import {printCard} from './card-print.js';
import {cardStyles} from './card-styles.js';
import {cardView, type CheckState} from './card-view.js';
import {cardWords, type CardWords} from './card-words.js';
import {tableStyles} from '../shared/table-styles.js';
import {logOnce} from '../shared/states.js';
import {copyText} from './copy-text.js';

/** How long it says what an act came to. */
const SAID_MS = 3000;

/**
 * The definition card of one widget, above the page: a popover in the widget's shadow root, so that it takes its theme,
 * no ancestor clips it, Escape and a click beside it close it, and the page stays usable.
 */
export class OpenCard {
  readonly #root: ShadowRoot;
  readonly #card: HTMLElement;
  #subject: CardSubject | null = null;
  #words: CardWords = cardWords('en');
  #model: CardModel | null = null;
  #check: CheckState = {kind: 'none'};
  #said = '';
  #saidTimer: ReturnType<typeof setTimeout> | undefined;
  #checking: AbortController | null = null;
  /** What had the focus when it was opened, and whether the card had it when it was closed. */
  #opener: Element | null = null;
  #hadFocus = false;

  constructor(root: ShadowRoot) {
    this.#root = root;
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, tableStyles.styleSheet!, cardStyles.styleSheet!])];
    this.#card = document.createElement('div');
    Object.assign(this.#card, {className: 'card', popover: 'auto', role: 'dialog', tabIndex: -1});
    this.#card.setAttribute('part', 'card');
    this.#card.setAttribute('aria-labelledby', 'card-title');
    this.#card.addEventListener('beforetoggle', (event) => {
      if (event.newState === 'closed') this.#hadFocus = this.#card.contains(this.#root.activeElement);
    });
    this.#card.addEventListener('toggle', (event) => {
      if (event.newState === 'closed') this.close();
    });
    this.#card.addEventListener('focusout', ({relatedTarget}) => {
      // Whoever tabs on finds the page, and not a card in front of it.
      if (relatedTarget instanceof Node && !this.#card.contains(relatedTarget)) this.close();
    });
  }

  get isOpen(): boolean {
    return this.#subject !== null;
  }

  /** Opens it, with the focus in it; closes one that is open. */
  toggle(subject: CardSubject): void {
    if (this.isOpen) return this.close();
    this.#opener = this.#root.activeElement;
    this.#hold();
    this.#root.append(this.#card);
    this.follow(subject);
    this.#card.showPopover();
    this.#card.focus();
  }

  /** Tells a newer outcome of its widget; null closes it, for there is nothing to explain any more. */
  follow(subject: CardSubject | null): void {
    if (subject === null) return this.close();
    const before = this.#subject;
    if (before && isSame(before, subject)) return;
    if (before?.outcome !== subject.outcome || before.source !== subject.source) this.#stopCheck();
    this.#subject = subject;
    this.#words = cardWords(subject.messages.language);
    this.#card.lang = subject.messages.language;
    this.#model = cardModel(subject, this.#words);
    this.#render();
  }

  /** Closes it and gives back all that it held; closing twice is closing once. */
  close(): void {
    if (!this.isOpen) return;
    this.#subject = this.#model = null;
    this.#stopCheck();
    clearTimeout(this.#saidTimer);
    this.#said = '';
    if (this.#card.matches(':popover-open')) this.#card.hidePopover();
    this.#card.remove();
    // Not every browser gives the focus back within a shadow root.
    if (this.#hadFocus && !this.#root.activeElement && this.#opener instanceof HTMLElement) this.#opener.focus();
    this.#opener = null;
    render(nothing, this.#card);
  }

  #render(): void {
    if (!this.#subject || !this.#model) return;
    const check = this.#subject.source && this.#model.checkable.length > 0 ? () => void this.#startCheck() : null;
    render(cardView(this.#model, this.#check, this.#said, {
      close: () => this.close(), copy: () => void this.#copy(this.#markdown()),
      copySql: () => void this.#copy(this.#model!.sql!), print: () => this.#print(), check,
    }, this.#words), this.#card);
  }

  /** The paper behind the widget and the ink on it; where nobody knows what is behind, the browser's own of both. */
  #hold(): void {
    const paper = backdropOf(this.#root.querySelector('.frame') ?? this.#root.host);
    this.#card.style.setProperty('--backdrop', paper);
    this.#card.style.setProperty('--card-ink', paper === 'Canvas' ? 'CanvasText' : 'inherit');
  }

  #markdown(): string {
    return cardMarkdown(this.#model!, 'lines' in this.#check ? this.#check.lines : [], this.#words);
  }

  async #copy(text: string): Promise<void> {
    const done = await copyText(text, this.#card);
    this.#said = done ? this.#words.copied : this.#words.notCopied;
    this.#render();
    clearTimeout(this.#saidTimer);
    this.#saidTimer = setTimeout(() => {
      this.#said = '';
      this.#render();
    }, SAID_MS);
  }

  #print(): void {
    printCard(this.#card, this.#subject!.formats.locale).catch((thrown: unknown) => logOnce(faultOf(thrown)));
  }

  async #startCheck(): Promise<void> {
    const {source, formats} = this.#subject!;
    const {checkable} = this.#model!;
    const stop = this.#checking = new AbortController();
    const show = (check: CheckState) => {
      if (stop.signal.aborted) return;
      this.#check = check;
      this.#render();
    };
    show({kind: 'running', done: 0, of: checkable.length});
    this.#card.focus();
    try {
      const verdict = await verify(checkable, (query, signal) => source!.askDuckDb(query, signal), stop.signal,
        (done) => show({kind: 'running', done, of: checkable.length}));
      show(verdict.agrees
        ? {kind: 'agrees', lines: [this.#words.agrees(verdict.queries)]}
        : {kind: 'differs', lines: [this.#words.differs(verdict.count),
          ...verdict.differences.map((found) => differenceText(found, formats, this.#words))]});
    } catch (thrown) {
      const {what, mend} = faultOf(thrown);
      show({kind: 'failed', lines: [this.#words.failed(`${what}. ${mend}.`)]});
    }
  }

  #stopCheck(): void {
    this.#checking?.abort(new DOMException('the card was closed', 'AbortError'));
    this.#checking = null;
    this.#check = {kind: 'none'};
  }
}

function isSame(a: CardSubject, b: CardSubject): boolean {
  return a.outcome === b.outcome && a.heading === b.heading && a.formats === b.formats && a.compare === b.compare
    && a.source === b.source;
}
