/** Version of this copy of the kit; the first copy on a page keeps its tags. */
const VERSION = '0.1.0';

const versions = Symbol.for('crm-widgets.versions');

/**
 * Registers a tag unless it is taken: a second copy of the kit leaves the first at work and says so once.
 * Never throws, for it runs while modules load.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  if (!registry) return;
  const known = ((globalThis as {[versions]?: Map<string, string>})[versions] ??= new Map());
  if (!registry.get(tag)) {
    registry.define(tag, element);
    known.set(tag, VERSION);
  } else if (!known.has('warned')) {
    known.set('warned', VERSION);
    const first = known.get(tag) ?? 'not of this kit';
    console.warn(`crm-widgets ${VERSION}: ${tag} is already there (${first}); the first stays.`);
  }
}
