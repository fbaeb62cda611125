/** One choice of a toolbar: `value` is what the address holds, so letters, digits and dashes, and no number, for that would come back as one. */
export interface Choice {
  readonly value: string;
  readonly title: string;
  readonly type?: 'reset';
}

/** A switch above every story. A file in `toolbars/` that exports one as `toolbar` is all that it takes. */
export interface Toolbar {
  /** Key of the choice in the address. */
  readonly name: string;
  /** Place from the left. */
  readonly place: number;
  readonly type: GlobalType;
  /** Where nothing is touched; the first of the choices. */
  readonly initial: string;
  /**
   * What it works on. `page`: the root element of the page, with every choice. `canvas`: the root element where a story stands alone,
   * else what is around each story. `story`: a story before it is in the page; not called with the initial choice.
   */
  readonly to: 'page' | 'canvas' | 'story';
  apply(choice: string, root: HTMLElement): void;
  /** A story begins again with each choice, with elements of its own. */
  readonly begins?: boolean;
}

/** What Storybook wants to know of a switch. */
export interface GlobalType {
  readonly name: string;
  readonly description: string;
  readonly toolbar: {readonly icon: Icon; readonly dynamicTitle: boolean; readonly items: readonly Choice[]};
}

type Icon = 'paintbrush' | 'contrast' | 'menu' | 'transfer' | 'globe' | 'credit' | 'timer' | 'grow' | 'browser' | 'database' | 'beaker' | 'lightning' | 'cpu';

/** A switch, named on hover; the first choice is where nothing is touched, any other is told in the bar. */
export function globalType(name: string, icon: Icon, [first, ...others]: readonly [Choice, ...Choice[]]): GlobalType {
  return {name, description: name, toolbar: {icon, dynamicTitle: true, items: [{...first, type: 'reset'}, ...others]}};
}

/** A choice; its title is its value in words where none is given. */
export function choice(value: string, title = value): Choice {
  return {value, title};
}

/** Widgets of the kit within an element, those of stories with given answers too. */
export function widgetsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].filter((element) => 'widgetState' in element);
}
