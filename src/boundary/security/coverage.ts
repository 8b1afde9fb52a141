import { bare, is, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { lost, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';
import { protecting } from './words.ts';

const mounts = /^(?:use|get|post|put|patch|delete|all|head|options|route|register|mount|on)$/;

/** One call that mounts something: `app.use('/orders', requireLogin, orders)`. */
interface Mount {
  readonly object: string;
  readonly path: string;
  readonly steps: readonly string[];
  readonly node: Node;
  readonly position: number;
  /** It stands before what comes later, instead of being a route itself. */
  readonly isBefore: boolean;
}

/**
 * Routes that a protecting step came before and no longer does, though both are still there: a step
 * protects only what is mounted after it.
 */
export function coverageFindings(view: View): Finding[] {
  const after = new Set(
    view.files.flatMap((file) => {
      const code = file.code('after');
      return code ? mountsOf(code).map(({ object, path }) => `${object} ${path}`) : [];
    }),
  );
  const stays = new Set(
    view.files.flatMap((file) => {
      const code = file.code('after');
      return code ? mountsOf(code).flatMap(({ steps }) => steps) : [];
    }),
  );
  return lost(view, 'covers', coversOf)
    .filter(({ key }) => {
      const [step = '', object, path] = key.split(' ');
      return stays.has(step) && after.has(`${object} ${path}`);
    })
    .map(({ file, code, node, message }) =>
      found(rules.middleware, { ...code.at(node), file: file.path }, message),
    );
}

function coversOf(code: Code): Counted[] {
  const all = mountsOf(code);
  return all
    .filter(({ path, isBefore }) => path !== '' && !isBefore)
    .flatMap((route) => {
      const before = all.filter(
        (each) =>
          each.isBefore &&
          each.object === route.object &&
          each.position < route.position &&
          isUnder(route.path, each.path),
      );
      const steps = new Set([...route.steps, ...before.flatMap((each) => each.steps)]);
      return [...steps].map((step) => ({
        key: `${step} ${route.object} ${route.path}`,
        node: route.node,
        message: `${step} no longer comes before ${route.path}`,
      }));
    });
}

function isUnder(path: string, prefix: string): boolean {
  if (prefix === '' || prefix === '*' || prefix === '/') return true;
  const start = prefix.replace(/\/?\*.*$/, '');
  return path === start || path.startsWith(start.endsWith('/') ? start : `${start}/`);
}

function mountsOf(code: Code): readonly Mount[] {
  return code.nodes.flatMap((node): Mount[] => {
    if (!is(node, 'CallExpression')) return [];
    const name = calleeName(node) ?? '';
    const callee = bare(node.callee);
    if (!is(callee, 'MemberExpression') || !mounts.test(name)) return [];
    const [first] = node.arguments;
    const path = is(bare(first), 'Literal')
      ? String((bare(first) as { value?: unknown }).value)
      : '';
    const rest = path === '' ? node.arguments : node.arguments.slice(1);
    const names = rest.flatMap((each) => stepNames(each));
    const steps = names.filter((each) => protecting.test(each));
    const isUse = name === 'use';
    return [
      {
        object: rootOf(callee.object),
        path,
        steps,
        node,
        // A chain's later calls begin where the earlier do: what counts is where they end.
        position: node.end,
        isBefore: isUse && (path === '' || steps.length === names.length),
      },
    ];
  });
}

/** `app` of `app` and of `app.use(…).get(…)`; what has no name is one thing. */
function rootOf(node: Node): string {
  const at = bare(node);
  if (is(at, 'CallExpression')) {
    const callee = bare(at.callee);
    return is(callee, 'MemberExpression') ? rootOf(callee.object) : (calleeName(at) ?? '');
  }
  return dotted(at) ?? calleeName(at) ?? '';
}

/** Names of steps: `requireLogin`, `requireRole('admin')`, those in a list. */
function stepNames(node: Node): string[] {
  const at = bare(node);
  if (is(at, 'ArrayExpression'))
    return at.elements.flatMap((each) => (each === null ? [] : stepNames(each)));
  const name = dotted(at) ?? calleeName(at);
  return name === undefined ? [] : [name];
}

/** Options of a route that hold its steps. */
const stepOptions =
  /^(?:preHandler|onRequest|preValidation|preParsing|preSerialization|beforeHandler|beforeEnter|middlewares?|guards?|canActivate|canLoad|pre|use|handlers?|hooks?)$/;

/** Steps that a route has in an option: `{ preHandler: [verify, requireRole('admin')] }`. */
export function optionSteps(node: Node): readonly string[] {
  if (!is(node, 'Property') || !stepOptions.test(plainKey(node) ?? '')) return [];
  return stepNames(node.value);
}
