import { describe, expect, it } from 'vitest';
import { is, walk, type Node } from '../../candidate/index.ts';
import { regionsOf } from './regions.ts';
import { parse } from './testing.ts';

/** The names of the regions of the function or method `name`. */
function regions(code: string, name: string): string[] {
  const source = parse(code);
  const chosen = [...walk(source.program)].find(
    ({ node }) =>
      (is(node, 'FunctionDeclaration') && node.id?.name === name) ||
      (is(node, 'MethodDefinition') && is(node.key, 'Identifier') && node.key.name === name),
  )!.node;
  return regionsOf(source, is(chosen, 'MethodDefinition') ? chosen.value : chosen).map(
    (node: Node) => /\w+/.exec(source.slice(node).replace(/^(function|class)\s+/, ''))![0],
  );
}

describe('regionsOf', () => {
  it('has the functions that the target needs, directly or not, and no others', () => {
    const code = `
      const far = (x) => x;
      function near(x) { return far(x); }
      function other() {}
      export function target(x) { return near(x); }`;
    expect(regions(code, 'target')).toEqual(['target', 'near', 'x']);
  });

  it('has the whole class of a method', () => {
    const code = 'export class Queue { items = []; take() { return this.items.shift(); } }';
    expect(regions(code, 'take')).toEqual(['Queue']);
  });

  it('has functions that properties hold', () => {
    const code =
      'target.first = (x) => x; target.other = (y) => y; function target(x) { return target.first(x); }';
    expect(regions(code, 'target')).toEqual(['target', 'x']);
  });

  it('has a class that the target makes use of, once', () => {
    const code = 'class Set2 { add() { return new Set2(); } } export function f() { new Set2(); }';
    expect(regions(code, 'f')).toEqual(['f', 'Set2']);
  });
});
