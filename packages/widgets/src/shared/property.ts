import type {PropertyDeclaration, ReactiveElement} from 'lit';

/** Makes `createProperty` of Lit know a field; Lit's own decorators do it for a later standard too, which weighs more than all else of them. */
export function property(options?: PropertyDeclaration) {
  return (host: ReactiveElement, name: string): void => {
    (host.constructor as typeof ReactiveElement).createProperty(name, options);
  };
}

/** A property that no attribute sets. */
export function state() {
  return property({state: true});
}
