import { is, type Edit, type Node, type Source } from '../../candidate/index.ts';
import { nameOf } from '../symbols.ts';

/**
 * Turns imports and exports into their CommonJS form. Exports become getters defined first, so that
 * cyclic importers see functions early and bindings live, as in an ES module.
 */
export function linkEdits(source: Source): Edit[] {
  if (source.kind === 'commonjs') return [];
  const edits: Edit[] = [];
  const getters: string[] = [];
  const getter = (name: string, local: string): void =>
    void getters.push(
      `Object.defineProperty(exports,${JSON.stringify(name)},{enumerable:true,configurable:true,get(){return ${local}}});`,
    );
  const bodyStart = source.program.body[0]?.start ?? 0;
  for (const statement of source.program.body) {
    if (is(statement, 'ImportDeclaration'))
      edits.push({ ...range(statement), text: importText(statement) });
    else if (is(statement, 'ExportAllDeclaration'))
      edits.push({
        ...range(statement),
        text:
          statement.exportKind === 'type'
            ? ';'
            : statement.exported
              ? `exports[${JSON.stringify(nameOf(statement.exported))}]=require(${quoted(statement.source)});`
              : `for(const k of Object.keys(require(${quoted(statement.source)})))if(k!=='default'&&!(k in exports))Object.defineProperty(exports,k,{enumerable:true,get(){return require(${quoted(statement.source)})[k]}});`,
      });
    else if (is(statement, 'ExportNamedDeclaration')) edits.push(...exportNamed(statement, getter));
    else if (is(statement, 'ExportDefaultDeclaration')) {
      const { declaration } = statement;
      const named = is(declaration, 'FunctionDeclaration', 'ClassDeclaration') && declaration.id;
      if (is(declaration, 'TSInterfaceDeclaration')) continue;
      if (named) getter('default', named.name);
      edits.push({
        start: statement.start,
        end: declaration.start,
        text: named ? '' : 'exports.default = ',
      });
    }
  }
  const head = `"use strict";Object.defineProperty(exports,"__esModule",{value:true});${getters.join('')}`;
  edits.push({ start: bodyStart, end: bodyStart, text: head });
  return mergeAtStart(edits, bodyStart, head);
}

/** The head is an insertion of its own: a candidate may insert there too, which is no conflict. */
function mergeAtStart(edits: readonly Edit[], at: number, head: string): Edit[] {
  const first = edits.find((edit) => edit.start === at && edit.end > at);
  if (!first) return [...edits];
  return [...edits.filter((edit) => edit.start !== at), { ...first, text: head + first.text }];
}

function importText(statement: Extract<Node, { type: 'ImportDeclaration' }>): string {
  if (statement.importKind === 'type') return ';';
  const from = `require(${quoted(statement.source)})`;
  const parts: string[] = [];
  const names: string[] = [];
  for (const specifier of statement.specifiers) {
    const local = specifier.local.name;
    if (is(specifier, 'ImportNamespaceSpecifier')) parts.push(`const ${local}=${from};`);
    else if (is(specifier, 'ImportDefaultSpecifier'))
      parts.push(
        `const ${local}=(m=>m&&(typeof m==='object'||typeof m==='function')&&m.__esModule?m.default:m)(${from});`,
      );
    else if (specifier.importKind !== 'type')
      names.push(`${JSON.stringify(nameOf(specifier.imported))}:${local}`);
  }
  if (names.length > 0) parts.push(`const {${names.join(',')}}=${from};`);
  return parts.length > 0 ? parts.join('') : `${from};`;
}

function exportNamed(
  statement: Extract<Node, { type: 'ExportNamedDeclaration' }>,
  getter: (name: string, local: string) => void,
): Edit[] {
  if (statement.exportKind === 'type') {
    // An interface or alias: a text whose only exports are types would keep a bare `export`.
    const end = statement.declaration?.start ?? statement.end;
    return [{ start: statement.start, end, text: statement.declaration ? '' : ';' }];
  }
  const { declaration } = statement;
  if (declaration) {
    if (is(declaration, 'VariableDeclaration'))
      for (const { id } of declaration.declarations)
        for (const name of patternNames(id)) getter(name, name);
    else if ('id' in declaration && declaration.id) {
      const { name } = declaration.id as { name: string };
      getter(name, name);
    }
    return [{ start: statement.start, end: declaration.start, text: '' }];
  }
  const specifiers = statement.specifiers.filter((it) => it.exportKind !== 'type');
  for (const specifier of specifiers) {
    const local = nameOf(specifier.local);
    getter(
      nameOf(specifier.exported),
      statement.source ? `require(${quoted(statement.source)})[${JSON.stringify(local)}]` : local,
    );
  }
  return [{ ...range(statement), text: ';' }];
}

function patternNames(node: Node): string[] {
  if (is(node, 'Identifier')) return [node.name];
  if (is(node, 'ObjectPattern'))
    return node.properties.flatMap((it) =>
      patternNames(is(it, 'RestElement') ? it.argument : it.value),
    );
  if (is(node, 'ArrayPattern')) return node.elements.flatMap((it) => (it ? patternNames(it) : []));
  if (is(node, 'AssignmentPattern')) return patternNames(node.left);
  if (is(node, 'RestElement')) return patternNames(node.argument);
  return [];
}

function range(node: Node): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function quoted(node: { value: string }): string {
  return JSON.stringify(node.value);
}
