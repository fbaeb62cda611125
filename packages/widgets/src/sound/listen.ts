import {css, html, type ReactiveController, type TemplateResult} from 'lit';
import {accent, hairline, small, step, track} from '../shared/tokens.js';
import {playTones, type Playing} from './play-tones.js';
import {secondsEach, tonesOf} from './tones.js';

type Points = Parameters<typeof tonesOf>[0];

/** What is to be heard. */
export interface Heard {
  /** By which it is told from others of the same widget. */
  readonly id: string;
  readonly title: string;
  readonly points: Points;
  readonly mirrored: boolean;
  /** The period that is heard; null when it is over. */
  readonly onLook: (index: number | null) => void;
}

export interface ListenWords {
  readonly listen: string;
  readonly stop: string;
}

interface Host {
  redraw(): void;
  readonly ownerDocument: Document;
  readonly shadowRoot: ShadowRoot | null;
  addController(controller: ReactiveController): void;
}

const listenStyles = css`
  .listen {
    justify-self: start; min-block-size: 28px; padding: 2px 0.75em; font: inherit; font-size: ${small}; color: inherit; cursor: pointer;
    background: none; border: 1px solid ${hairline}; border-radius: calc(2 * ${step});
  }
  .listen::before { content: '▶'; margin-inline-end: 0.5em; color: ${accent}; font-size: 0.8em; }
  .listen.playing::before { content: '■'; }
  .listen:hover { background-color: ${track}; }
  @media (forced-colors: active) { .listen { border-color: ButtonText; } }
  @media print { .listen { display: none; } }
`;

/** Buttons that play the lines of a widget, one at a time. Escape stops, and so do a page that is left and a widget that is taken away. */
export class Listen implements ReactiveController {
  readonly #host: Host;
  #playing: Playing | null = null;
  #heard: Heard | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.shadowRoot!.adoptedStyleSheets.push(listenStyles.styleSheet!);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  stop(): void {
    this.#playing?.stop();
  }

  button(heard: Heard, {listen, stop}: ListenWords): TemplateResult {
    const own = this.#heard?.id === heard.id ? this.#heard : null;
    // What is heard is of figures that are shown no more.
    if (own && own.points !== heard.points) queueMicrotask(() => this.stop());
    const word = own ? stop : listen;
    return html`<button type="button" part="listen" class="listen ${own ? 'playing' : ''}" aria-label=${`${word}: ${heard.title}`}
      @click=${() => (own ? this.stop() : this.#play(heard))}>${word}</button>`;
  }

  #play(heard: Heard): void {
    const {ownerDocument} = this.#host;
    const {points, mirrored, onLook} = heard;
    this.stop();
    const playing = playTones(tonesOf(points, mirrored), {
      each: secondsEach(points.length), onTone: onLook,
      onEnd: () => {
        ownerDocument.removeEventListener('keydown', this.#escape);
        ownerDocument.removeEventListener('visibilitychange', this.#leave);
        this.#playing = this.#heard = null;
        onLook(null);
        this.#host.redraw();
      },
    });
    ownerDocument.addEventListener('keydown', this.#escape);
    ownerDocument.addEventListener('visibilitychange', this.#leave);
    this.#playing = playing;
    this.#heard = heard;
    this.#host.redraw();
  }

  readonly #escape = ({key}: KeyboardEvent) => {
    if (key === 'Escape') this.stop();
  };

  readonly #leave = () => {
    if (this.#host.ownerDocument.hidden) this.stop();
  };
}
