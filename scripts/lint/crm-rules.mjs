/** Rules of this kit: nothing becomes markup unchecked, and no template breaks a strict `style-src`. */

const unsafe = /^unsafe(HTML|SVG|MathML|Static)$/;
const sinks = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
const methods = new Set(['insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment']);

const noRawHtml = {
  create: (context) => ({
    ImportSpecifier(node) {
      const name = node.imported.name ?? node.imported.value;
      if (unsafe.test(name)) context.report({node, message: `${name} lets text become markup`});
    },
    AssignmentExpression({left}) {
      if (left.type === 'MemberExpression' && sinks.has(left.property.name)) {
        context.report({node: left, message: `${left.property.name} lets text become markup; build nodes or use a template`});
      }
    },
    CallExpression({callee}) {
      if (callee.type === 'MemberExpression' && methods.has(callee.property.name)) {
        context.report({node: callee, message: `${callee.property.name} lets text become markup; build nodes or use a template`});
      }
    },
  }),
};

const noStyleAttribute = {
  create: (context) => ({
    TaggedTemplateExpression({tag, quasi}) {
      if (tag.type !== 'Identifier' || !['html', 'svg', 'staticHtml'].includes(tag.name)) return;
      for (const part of quasi.quasis) {
        if (/\sstyle\s*=/.test(part.value.raw)) {
          context.report({node: part, message: 'A style attribute breaks under style-src; use a class, a part or the CSSOM'});
        }
      }
    },
  }),
};

export default {
  meta: {name: 'crm'},
  rules: {'no-raw-html': noRawHtml, 'no-style-attribute': noStyleAttribute},
};
