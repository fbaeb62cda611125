import type {LitElement, ReactiveController} from 'lit';
import {known, localeOf} from './locale.js';
import {learn} from './messages/languages.js';
import {messagesFor} from './messages/messages.js';
import {tagOf} from './messages/words-of.js';
import {nextTask} from './next-task.js';

/** A widget as far as its language goes. */
type Speaker = LitElement & {readonly locale: string};

/** Hears for all who live in a root. */
interface Ears {
  readonly observer: MutationObserver;
  readonly followers: Set<LanguageFollower>;
}

const roots = new Map<Node, Ears>();

/** Keeps a widget in the language around it, live: fetches its words, and has it drawn again when another is spoken. */
export class LanguageFollower implements ReactiveController {
  /** Settles when the words are there; never rejects. */
  learned: Promise<void>;
  #heardIn: Node[] = [];
  /** The direction that was given to the host. */
  #dir = '';

  /** @param locale what it was drawn in */
  constructor(private readonly host: Speaker, private locale: string) {
    this.learned = this.#learn();
    host.addController(this);
  }

  hostConnected(): void {
    this.#heardIn = rootsOf(this.host);
    for (const root of this.#heardIn) join(root, this);
    this.hear();
  }

  hostDisconnected(): void {
    for (const root of this.#heardIn.splice(0)) leave(root, this);
  }

  hostUpdate(): void {
    this.hear();
  }

  /** Words that are of another language than those around them say so, for whoever reads them out. */
  hostUpdated(): void {
    const {language} = messagesFor(this.locale);
    const frame = this.host.renderRoot.querySelector<HTMLElement>('.frame');
    if (tagOf(this.locale) === tagOf(language) && !this.host.locale) frame?.removeAttribute('lang');
    else frame?.setAttribute('lang', language);
  }

  /** Something around may have changed. */
  hear(): void {
    const locale = localeOf(this.host, this.host.locale);
    if (locale !== this.locale) {
      this.locale = locale;
      this.learned = this.#learn();
      this.#redraw();
    }
    this.#turn();
  }

  async #learn(): Promise<void> {
    const {locale} = this;
    // The first number of a page has the browser read its tables, for 25 ms: in a task of their own, while rows come.
    nextTask(() => void Intl.NumberFormat(locale));
    if (await learn(locale) && locale === this.locale) this.#redraw();
  }

  #redraw(): void {
    this.host.requestUpdate('locale', null);
  }

  /** Words that run from the right have the widget run from there, unless the page says how it runs. */
  #turn(): void {
    const {host} = this;
    if (this.#dir === '' && host.hasAttribute('dir')) return;
    const dir = this.#wanted();
    if (dir === this.#dir) return;
    this.#dir = dir;
    if (dir) host.dir = dir;
    else host.removeAttribute('dir');
    this.#redraw();
  }

  /** The direction to give the host; empty where it has it from what it stands in. */
  #wanted(): string {
    const dir = messagesFor(this.locale).dir ?? 'ltr';
    const {locale} = this.host;
    const around = parentOf(this.host);
    const isOwn = known(locale) !== null || (dir === 'rtl' && !isDirected(around));
    return isOwn && !around?.matches(`:dir(${dir})`) ? dir : '';
  }
}

/** Roots from an element's own to its document. */
function rootsOf(element: Element): Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [root];
}

/** Whether it, or what it stands in, says in which direction text runs. */
function isDirected(element: Element | null): boolean {
  return element !== null && (element.hasAttribute('dir') || isDirected(parentOf(element)));
}

/** What an element stands in, across shadow roots. */
function parentOf(element: Element): Element | null {
  const {parentNode} = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

function join(root: Node, follower: LanguageFollower): void {
  let ears = roots.get(root);
  if (!ears) {
    const followers = new Set<LanguageFollower>();
    const observer = new MutationObserver(() => {
      for (const each of followers) each.hear();
    });
    observer.observe(root, {subtree: true, attributes: true, attributeFilter: ['lang', 'dir']});
    roots.set(root, ears = {observer, followers});
  }
  ears.followers.add(follower);
}

function leave(root: Node, follower: LanguageFollower): void {
  const ears = roots.get(root);
  ears?.followers.delete(follower);
  if (ears?.followers.size !== 0) return;
  ears.observer.disconnect();
  roots.delete(root);
}

/** How many roots are listened to. For tests alone. */
export function rootsHeard(): number {
  return roots.size;
}
