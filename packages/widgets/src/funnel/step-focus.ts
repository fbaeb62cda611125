import {nextPlace} from '@crm-widgets/charts';
import {HeldBackdrop} from '../shared/held-backdrop.js';
import {pickKey} from './funnel-marks.js';
import type {Which} from './funnel-model.js';

/** What was picked of a funnel. */
export interface StepPick {
  readonly step: string;
  readonly which: Which;
  readonly group: string | null;
}

/** The element whose steps are pointed at. */
export interface StepHost {
  root(): ParentNode;
  /** The tab key reaches this from now on. */
  reach(key: string): void;
  /** A person picked something. */
  pick(picked: StepPick): unknown;
}

/** What pointer and keys do to the steps of a funnel, its drops and its groups. */
export class StepFocus {
  readonly #host: StepHost;
  readonly #backdrop: HeldBackdrop;

  constructor(host: StepHost) {
    this.#host = host;
    this.#backdrop = new HeldBackdrop(() => host.root(), '.steps');
  }

  /** To be told of everything that happens to the steps. */
  readonly handleEvent = (event: Event) => {
    if (event.type === 'transitionrun') return this.#backdrop.hold();
    const button = buttonOf(event);
    if (!button) return;
    const picked = pickOf(button);
    if (event.type === 'click') this.#host.pick(picked);
    else if (event.type === 'focusin') this.#host.reach(pickKey(picked.step, picked.which, picked.group));
    else this.#move(button, event as KeyboardEvent);
  };

  /** To be called when steps are to come. */
  ahead(): void {
    this.#backdrop.ahead();
  }

  /** To be called when the steps were drawn. */
  drawn(): void {
    this.#backdrop.drawn();
  }

  #move(button: HTMLElement, event: KeyboardEvent): void {
    const next = nextButton(this.#host.root(), button, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/**
 * Where a key leads: along the steps from one to the next, across them to the drop before a step and to its groups; null
 * where it leads nowhere.
 */
function nextButton(root: ParentNode, button: HTMLElement, {key}: KeyboardEvent): HTMLElement | null {
  const rows = rowsOf(root);
  const row = rows.findIndex((each) => each.includes(button));
  const stands = button.closest('.standing') !== null;
  const rtl = button.matches(':dir(rtl)');
  const pressed = {key: stands ? turned(key, rtl) : key, ctrlKey: true, rtl: !stands && rtl};
  const place = nextPlace(pressed, {row, column: rows[row]!.indexOf(button)}, rows.map(({length}) => length));
  if (!place) return null;
  // Home and end lead to the first step and the last, not to what hangs on them.
  return rows[place.row]![key === 'Home' || key === 'End' ? 0 : place.column]!;
}

/** Keys of steps that stand beside each other, as those of steps that lie above each other. */
function turned(key: string, rtl: boolean): string {
  const [forward, back] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const names: Readonly<Record<string, string>> = {[forward]: 'ArrowDown', [back]: 'ArrowUp', ArrowDown: 'ArrowRight', ArrowUp: 'ArrowLeft'};
  return names[key] ?? key;
}

/** Of each line the step first, then the drop before it and its groups. */
function rowsOf(root: ParentNode): HTMLElement[][] {
  const rows = new Map<string, HTMLElement[]>();
  for (const button of root.querySelectorAll<HTMLElement>('.funnel [data-step]')) {
    const own = rows.get(button.dataset.line!) ?? [];
    rows.set(button.dataset.line!, button.classList.contains('step') ? [button, ...own] : [...own, button]);
  }
  return [...rows.values()];
}

function buttonOf({target}: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null;
}

function pickOf({dataset: {step, which, group}}: HTMLElement): StepPick {
  return {step: step!, which: which as Which, group: group ?? null};
}
