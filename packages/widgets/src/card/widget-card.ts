import type {ReactiveController} from 'lit';
import {subjectOf, type Explained} from './card-subject.js';
import {OpenCard} from './open-card.js';

/** Has the definition card of a widget tell what the widget has come to, and close when it goes. */
export class WidgetCard implements ReactiveController {
  readonly #card: OpenCard;

  constructor(private readonly widget: Explained) {
    this.#card = new OpenCard(widget.renderRoot as ShadowRoot);
    widget.addController(this);
  }

  toggle(): void {
    const subject = subjectOf(this.widget);
    if (subject) this.#card.toggle(subject);
  }

  hostUpdated(): void {
    if (this.#card.isOpen) this.#card.follow(subjectOf(this.widget));
  }

  hostDisconnected(): void {
    this.#card.close();
  }
}
