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
  /** What answers in the end, where it has a name. */
  readonly handler?: string;
  /** The router that is put here: `admin` of `app.use('/admin', admin.routes())`. */
  readonly mounted?: string;
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
  const handled = new Set(
    view.files.flatMap((file) => {
      const code = file.code('after');
      return code ? mountsOf(code).flatMap(({ handler }) => handler ?? []) : [];
    }),
  );
  return lost(view, 'covers', coversOf)
    .filter(({ key }) => {
      const [step = '', object, path = ''] = key.split(' ');
      return (
        stays.has(step) && (object === '' ? handled.has(path) : after.has(`${object} ${path}`))
      );
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
      // A router is protected, too, by what stands before it where it is mounted itself.
      const around = all.flatMap((each) => (each.mounted === route.object ? each.steps : []));
      const own = [...route.steps, ...before.flatMap((each) => each.steps)];
      const cover = (steps: readonly string[], object: string, name: string): Counted[] =>
        [...new Set(steps)].map((step) => ({
          key: `${step} ${object} ${name}`,
          node: route.node,
          message: `${step} no longer comes before ${name}`,
        }));
      const { handler } = route;
      return [
        ...cover(own, route.object, route.path),
        // The same handler may be reached by another router.
        ...(handler === undefined ? [] : cover([...own, ...around], '', handler)),
      ];
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
    const last = bare(rest.at(-1));
    const handler = isUse || protecting.test(names.at(-1) ?? '') ? undefined : dotted(last);
    const mounted = isUse && last ? routerOf(last) : undefined;
    return [
      {
        object: rootOf(code, callee.object),
        ...(handler !== undefined && { handler }),
        ...(mounted !== undefined && { mounted }),
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

/** `admin`, and `admin.routes()`. */
function routerOf(node: Node): string | undefined {
  if (!is(node, 'CallExpression')) return dotted(node);
  const callee = bare(node.callee);
  return is(callee, 'MemberExpression') ? dotted(callee.object) : undefined;
}

/** `app` of `app` and of `app.use(…).get(…)`; what is made in the chain goes by the name that it gets. */
function rootOf(code: Code, node: Node): string {
  const at = bare(node);
  if (is(at, 'CallExpression')) {
    const callee = bare(at.callee);
    if (is(callee, 'MemberExpression')) return rootOf(code, callee.object);
  }
  const name = is(at, 'CallExpression', 'NewExpression') ? undefined : dotted(at);
  return name ?? namedAs(code, at) ?? calleeName(at) ?? '';
}

/** The variable that a chain of calls becomes, from where it begins. */
function namedAs(code: Code, start: Node): string | undefined {
  let at: Node | undefined = start;
  while (is(code.parentOf(at), 'MemberExpression', 'CallExpression')) at = code.parentOf(at)!;
  const parent = code.parentOf(at);
  return is(parent, 'VariableDeclarator') ? dotted(parent.id) : undefined;
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
