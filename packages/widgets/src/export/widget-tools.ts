import type {ReactiveController} from 'lit';
import {subjectOf, type Explained} from '../card/card-subject.js';
import {OpenTools} from './open-tools.js';

/** Has the menu of a widget close when the widget goes. */
export class WidgetTools implements ReactiveController {
  readonly #tools: OpenTools;

  constructor(private readonly widget: Explained) {
    this.#tools = new OpenTools(widget.renderRoot as ShadowRoot);
    widget.addController(this);
  }

  /** @param button it opens beside */
  toggle(button: HTMLElement): void {
    const subject = subjectOf(this.widget);
    if (subject) this.#tools.toggle(subject, button);
  }

  hostDisconnected(): void {
    this.#tools.close();
  }
}
