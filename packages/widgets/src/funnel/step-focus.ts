import {holdBackdrop, nextPlace} from '@crm-widgets/charts';

/** The element whose steps are pointed at. */
export interface StepHost {
  root(): ParentNode;
  /** The tab key reaches this step from now on. */
  reach(id: string): void;
  /** A person picked a step. */
  pick(id: string): unknown;
}

/** What pointer and keys do to the steps of a funnel. */
export class StepFocus {
  readonly #host: StepHost;
  #held: HTMLElement | null = null;

  constructor(host: StepHost) {
    this.#host = host;
  }

  /** To be told of everything that happens to the steps. */
  readonly handleEvent = (event: Event) => {
    if (event.type === 'transitionrun') return this.#hold();
    const step = stepOf(event);
    if (!step) return;
    const id = step.dataset.step!;
    if (event.type === 'click') this.#host.pick(id);
    else if (event.type === 'focusin') this.#host.reach(id);
    else this.#move(step, event as KeyboardEvent);
  };

  /** To be called when the steps were drawn. */
  drawn(): void {
    // Looking at colours makes the browser settle all styles, so not at each drawing; `transitionrun` tells of a change.
    if (this.#held?.isConnected !== true) this.#hold();
  }

  #hold(): void {
    this.#held = this.#host.root().querySelector<HTMLElement>('.steps');
    if (this.#held) holdBackdrop(this.#held);
  }

  #move(step: HTMLElement, event: KeyboardEvent): void {
    const next = nextStep(this.#host.root(), step, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** Where a key leads from a step; null where it leads nowhere. */
function nextStep(root: ParentNode, step: HTMLElement, key: string): HTMLElement | null {
  const steps = [...root.querySelectorAll<HTMLElement>('[data-step]')];
  // In a list, home and end lead where in a grid they do with the control key.
  const place = nextPlace({key, ctrlKey: true}, {row: steps.indexOf(step), column: 0}, steps.map(() => 1));
  return place && steps[place.row]!;
}

function stepOf({target}: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null;
}
