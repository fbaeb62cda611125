/**
 * What the analyzer does not see by itself: the words that an attribute may hold, as its doc block lists them, where the field is
 * text; and what an event carries, from the type of its `detail`. Events that no doc block names are left out, and so is what comes
 * back of an `@internal` property by the static `properties` of its class: a name, without type, default and words.
 */
export function documented() {
  const types = new Map();
  const named = new Map();
  const details = new Map();
  return {
    name: 'documented',
    analyzePhase({ts, node}) {
      if (node.kind !== ts.SyntaxKind.ClassDeclaration || !node.name) return;
      const name = node.name.getText();
      const tags = (node.jsDoc ?? []).flatMap((doc) => doc.getFullText().split(/\n\s*\*\s*@/).slice(1));
      types.set(name, new Map(tags.map((tag) => /^attr\s+\{([^}]*)\}\s+(\S+)/.exec(tag)).filter(Boolean).map(([, type, attr]) => [attr, type])));
      named.set(name, new Set(tags.map((tag) => /^fires\s+\{[^}]*\}\s+(\S+)/.exec(tag)?.[1])));
      const base = node.heritageClauses?.flatMap(({types: bases}) => bases).find(({expression}) => expression.getText() === 'CustomEvent');
      if (base?.typeArguments) details.set(name, membersOf(base.typeArguments[0].getText(), node.getSourceFile()));
    },
    moduleLinkPhase({moduleDoc}) {
      for (const declaration of moduleDoc.declarations) {
        for (const attribute of declaration.attributes ?? []) {
          const text = types.get(declaration.name)?.get(attribute.name);
          if (text) attribute.type = {text};
        }
        if (declaration.events) declaration.events = declaration.events.filter(({name}) => named.get(declaration.name)?.has(name));
      }
    },
    packageLinkPhase({customElementsManifest}) {
      for (const {declarations} of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (details.has(declaration.name)) declaration.detail = {text: details.get(declaration.name)};
          declaration.members = declaration.members?.filter((member) => !isBare(member));
        }
      }
    },
  };
}

function isBare({kind, privacy, type, default: first, description}) {
  return kind === 'field' && privacy === 'public' && !type && first === undefined && !description;
}

/** The members of an interface of the file, as a type; any other type as it is. */
function membersOf(type, file) {
  const found = file.statements.find((statement) => statement.name?.text === type && statement.members);
  return found ? `{${found.members.map((member) => member.getText().replace(/;$/, '')).join('; ')}}` : type;
}
