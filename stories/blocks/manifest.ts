/** One line of what a widget offers. */
export interface ApiRow {
  readonly name: string;
  /** TypeScript; of an event what `detail` is, of a method its signature; empty where there is nothing to say. */
  readonly type: string;
  readonly default: string;
  readonly description: string;
  /** Comes from the base class, as with every widget. */
  readonly isShared: boolean;
}

export const apiKinds = ['attributes', 'properties', 'methods', 'events', 'slots', 'parts', 'custom properties'] as const;
export type ApiKind = (typeof apiKinds)[number];
export type Api = Readonly<Record<ApiKind, readonly ApiRow[]>>;

interface Entry {
  readonly name: string;
  readonly type?: {readonly text: string};
  readonly default?: string;
  readonly description?: string;
  readonly inheritedFrom?: {readonly name: string};
}

interface Member extends Entry {
  readonly kind: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly parameters?: readonly {readonly name: string; readonly type?: {readonly text: string}}[];
  readonly return?: {readonly type: {readonly text: string}};
}

interface Declaration {
  readonly name: string;
  readonly tagName?: string;
  readonly description?: string;
  readonly detail?: {readonly text: string};
  readonly attributes?: readonly Entry[];
  readonly members?: readonly Member[];
  readonly events?: readonly Entry[];
  readonly slots?: readonly Entry[];
  readonly cssParts?: readonly Entry[];
  readonly cssProperties?: readonly Entry[];
}

/** A custom elements manifest, as far as it is read here. */
export interface Manifest {
  readonly modules: readonly {readonly declarations?: readonly Declaration[]}[];
}

const declarations = ({modules}: Manifest) => modules.flatMap((module) => module.declarations ?? []);

/** Every tag of the manifest. */
export function tagsOf(manifest: Manifest): string[] {
  return declarations(manifest).flatMap(({tagName}) => tagName ?? []);
}

/** Every public entry of a tag. @throws {RangeError} the manifest has no such tag */
export function apiOf(manifest: Manifest, tag: string): Api {
  const all = declarations(manifest);
  const widget = all.find(({tagName}) => tagName === tag);
  if (!widget) throw new RangeError(`${tag} is not in the manifest`);
  const attributes = (widget.attributes ?? []).map((entry) => row(entry));
  const members = (widget.members ?? []).filter((member) => !member.static && (member.privacy ?? 'public') === 'public');
  const payload = ({type}: Entry) => all.find(({name}) => name === type?.text)?.detail?.text ?? type?.text;
  return {
    attributes,
    'properties': members.filter(({kind}) => kind === 'field').map((member) => property(member, attributes)),
    'methods': members.filter(({kind}) => kind === 'method').map((member) => row(member, signature(member))),
    'events': (widget.events ?? []).map((entry) => row(entry, payload(entry))),
    'slots': (widget.slots ?? []).map((entry) => row({...entry, name: entry.name || '(no name)'})),
    'parts': (widget.cssParts ?? []).map((entry) => row(entry)),
    'custom properties': (widget.cssProperties ?? []).map((entry) => row(entry)),
  };
}

/** Id of an entry on the page of its widget. */
export function placeOnPage(tag: string, kind: ApiKind, name: string): string {
  return `${tag}-${kind}-${name}`.replace(/[^\w-]+/g, '-');
}

/** The words that an attribute may hold; none where it is free. */
export function wordsOf({type}: ApiRow): string[] {
  return /^'[^']*'( \| '[^']*')*$/.test(type) ? type.split(' | ').map((word) => word.slice(1, -1)) : [];
}

function row(entry: Entry, type = entry.type?.text ?? ''): ApiRow {
  const {name, description = '', inheritedFrom} = entry;
  const given = entry.default === "''" || entry.default === 'null' ? '' : entry.default ?? '';
  return {name, type, default: given, description: description.replace(/\s+/g, ' '), isShared: inheritedFrom !== undefined};
}

/** A property that mirrors an attribute means what the attribute means. */
function property(member: Member, attributes: readonly ApiRow[]): ApiRow {
  const mirrored = attributes.find(({name}) => name === member.attribute);
  const type = `${member.readonly ? 'readonly ' : ''}${member.type?.text ?? ''}`;
  return row({...member, description: member.description ?? mirrored?.description}, type);
}

function signature({parameters = [], return: result}: Member): string {
  return `(${parameters.map(({name, type}) => `${name}: ${type?.text}`).join(', ')}) => ${result?.type.text ?? 'void'}`;
}
