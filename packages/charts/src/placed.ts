import {noChange} from 'lit';
import {Directive, PartType, directive, type ElementPart, type PartInfo} from 'lit/directive.js';

/** Sets custom properties through the CSSOM, which a strict content policy allows where it refuses style attributes. */
class Placed extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('placed stands on an element');
  }

  override update({element}: ElementPart, [properties]: [Readonly<Record<`--${string}`, string>>]): typeof noChange {
    for (const [name, value] of Object.entries(properties)) (element as HTMLElement).style.setProperty(name, value);
    return noChange;
  }

  override render(_properties: Readonly<Record<`--${string}`, string>>): typeof noChange {
    return noChange;
  }
}

export const placed = directive(Placed);
