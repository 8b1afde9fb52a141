import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { foldText } from '../code/fold.ts';
import { valueOf } from '../code/imported.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import type { Counted } from './count.ts';
import { secretive } from './words.ts';

type Kind = 'tls' | 'setting' | 'crypto' | 'secret';
export type Weakening = Counted & { readonly kind: Kind };

/** Settings that take protection away: name, what value does so, of which kind it is. */
const settings: readonly [RegExp, RegExp, Kind][] = [
  [
    /^(?:rejectUnauthorized|strictSSL|verifyHostname|verify_?ssl|sslVerify|tlsVerify|verifyCertificate)$/i,
    /^(?:false|0|null|undefined)$/,
    'tls',
  ],
  [
    /^(?:insecure|allowInsecure\w*|insecureSkip\w*|skipTls\w*|ignoreSsl\w*|tlsAllowInvalid\w*|trustServerCertificate|sslInsecure|ignoreHTTPSErrors|acceptInsecureCerts|dangerouslyIgnore\w*|dangerouslyAllow\w*|dangerouslyDisable\w*|allowUnauthorized)$/i,
    /^(?:true|1|!0)$/,
    'tls',
  ],
  [/^checkServerIdentity$/, /^function-of-nothing$/, 'tls'],
  [/^(?:minVersion|secureProtocol)$/, /^(?:TLSv1(?:\.1)?|SSLv\d\w*|TLSv1(?:_1)?_method)$/, 'tls'],
  [/^NODE_TLS_REJECT_UNAUTHORIZED$/, /.*/, 'tls'],
  [
    /^(?:httpOnly|nonet|secure|signed|contextIsolation|webSecurity|sandbox|xssFilter|noSniff|hsts|frameguard|contentSecurityPolicy|csrf|csrfProtection|xsrf|escape|autoescape|autoEscape|sanitize|sanitise|escapeHtml|validate|verify|enabled?Auth|requireAuth|authRequired|auth|authenticate|authorize|checkPermissions?|strict|strictMode|encrypt|encrypted|useSecureCookies|enforce\w*|verifySignature|checkSignature|preventXss|protect(?:ion)?|safe|safeMode)$/i,
    /^(?:false|0|null|!1)$/,
    'setting',
  ],
  [
    /^(?:nodeIntegration|allowRunningInsecureContent|enableRemoteModule|ignoreExpiration|ignoreNotBefore|allowUnsafe\w*|unsafe\w*|noEnt|allowProto|allowPrototypes|allowPrototypePropertiesByDefault|allowProtoPropertiesByDefault|allowProtoMethodsByDefault|disable(?:Auth|Security|Csrf|Validation|Verification|Host)\w*|skip(?:Auth|Validation|Verification|Csrf|Security|Check)\w*|bypass\w*|debug|html|trustProxy|followSymlinks|dotfiles|multipleStatements|isAdmin|public)$/i,
    /^(?:true|1|!0|allow)$/,
    'setting',
  ],
  [/^sameSite$/i, /^(?:none|false)$/i, 'setting'],
  [
    /^(?:origin|origins|allowedOrigins?|allow_?origin|Access-Control-Allow-Origin)$/i,
    /^(?:\*|true|\/\.\*\/)$/,
    'setting',
  ],
  [
    /^(?:origin|fileFilter|shouldAccept|canActivate|allowRequest|(?:verify|validate|authori[sz]e|authenticate|check)(?:[A-Z]\w*)?|(?:is|can|has|may)(?:[A-Z]\w*)?(?:Valid|Safe|Allow|Permi|Author|Authent|Admin|Owner|Trust|Verif|Secure|Access|Role|Grant|Signed|Expired|Login|Logged|User|Member)\w*)$/,
    /^function-of-yes$/,
    'setting',
  ],
  [/^algorithms?$/, /^(?:none|.*\bnone\b.*)$/i, 'crypto'],
];

/** What says that a host is who it says. */
const verifies =
  /^(?:rejectUnauthorized|strictSSL|verifyHostname|verify_?ssl|sslVerify|tlsVerify|verifyCertificate)$/i;

const weakHash = /^(?:md[245]|sha-?1|ripemd\d*)$/i;
const weakCipher = /(?:^|-)(?:des|des3|rc2|rc4|bf|ecb|idea|null)(?:-|$)/i;
/** Keys and tokens in forms that their makers publish. */
const known =
  /\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bsk_live_[A-Za-z0-9]{16,}\b|\bxox[abprs]-[A-Za-z0-9-]{10,}\b|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bnpm_[A-Za-z0-9]{36}\b|\bAIza[\w-]{35}\b|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

/** Everything in a file that makes it less safe whatever was there before. */
export function weakeningsOf(code: Code): readonly Weakening[] {
  const out: Weakening[] = [];
  const add = (kind: Kind, key: string, node: Node, message = key): void => {
    out.push({ kind, key: `${kind} ${key}`, node, message });
  };
  for (const node of code.nodes) {
    const pair = named(code, node);
    if (pair) ofSetting(code, pair.name, pair.value, node, add);
    if (is(node, 'CallExpression', 'NewExpression')) ofCall(code, node, add);
    if (is(node, 'Literal') && typeof node.value === 'string' && known.test(node.value))
      add('secret', 'key in the text', node, 'a key or token is written into the code');
    if (is(node, 'MemberExpression') && dotted(node) === 'Math.random') {
      const what = guessed(code, node);
      if (what)
        add(
          'crypto',
          `Math.random ${what}`,
          node,
          `${what} comes from Math.random, which can be guessed`,
        );
    }
    if (is(node, 'BinaryExpression') && /^[!=]==?$/.test(node.operator)) {
      const words = [node.left, node.right].map(
        (each) => dotted(each)?.split('.').at(-1) ?? calleeName(each) ?? '',
      );
      if (
        words.every((word) => word !== '') &&
        words.some((word) => /signature|hmac|digest|mac$|^sig$/i.test(word))
      )
        add(
          'crypto',
          `compare ${words.join()}`,
          node,
          'a signature is compared in a time that tells how much of it is right',
        );
    }
  }
  return out;
}

type Add = (kind: Kind, key: string, node: Node, message?: string) => void;

/** A name that gets a value: a property, an assignment, an option set by a call. */
function named(code: Code, node: Node): { name: string; value: Node } | undefined {
  if (is(node, 'Property') && !is(code.parentOf(node), 'ObjectPattern')) {
    const name = plainKey(node);
    return name === undefined ? undefined : { name, value: node.value };
  }
  if (is(node, 'AssignmentExpression') && node.operator === '=') {
    const name = is(node.left, 'MemberExpression')
      ? (plainKey(node.left) ?? foldText(code, node.left.property))
      : is(node.left, 'Identifier')
        ? node.left.name
        : undefined;
    return name === undefined ? undefined : { name, value: node.right };
  }
  if (is(node, 'AssignmentPattern') && is(node.left, 'Identifier'))
    return { name: node.left.name, value: node.right };
  if (is(node, 'VariableDeclarator') && is(node.id, 'Identifier') && node.init)
    return { name: node.id.name, value: node.init };
  if (
    is(node, 'CallExpression') &&
    /^(?:setHeader|header|set|append|writeHeader)$/.test(calleeName(node) ?? '')
  ) {
    const name = foldText(code, node.arguments[0]);
    const value = node.arguments[1];
    return name === undefined || !value ? undefined : { name, value };
  }
  return undefined;
}

function ofSetting(code: Code, name: string, value: Node, node: Node, add: Add): void {
  const text = valueText(code, value);
  for (const [pattern, dangerous, kind] of settings)
    if (pattern.test(name) && text !== undefined && dangerous.test(text)) {
      const shown = text.startsWith('function-of-') ? 'a function that checks nothing' : text;
      return add(kind, `${name}=${text}`, node, `${name} is ${shown}`);
    }
  // Whether hosts are verified is not decided by what can't be told.
  if (verifies.test(name) && text === undefined && !isFunction(bare(value)))
    return add('tls', `${name}=?`, node, `whether ${name} holds can't be told`);
  const literal = bare(value);
  if (!is(literal, 'Literal') || typeof literal.value !== 'string') return;
  if (secretive.test(name) && isSecretLike(literal.value))
    add('secret', `literal ${name}`, node, `${name} is written into the code`);
}

/** Long enough, without spaces, more than a word: not a name, a label or a placeholder. */
function isSecretLike(text: string): boolean {
  if (text.length < 8 || /[\s<>{}]/.test(text)) return false;
  return /\d/.test(text) && /[a-z]/i.test(text) && !/^(?:https?:|\/|\.|\$)/.test(text);
}

function valueText(from: Code, value: Node): string | undefined {
  const { code, node: at } = valueOf(from, value);
  if (is(at, 'Literal'))
    return 'regex' in at ? String((at as { raw?: string }).raw) : String(at.value);
  if (is(at, 'UnaryExpression') && is(at.argument, 'Literal'))
    return `${at.operator}${String(at.argument.value)}`;
  if (is(at, 'Identifier') && at.name === 'undefined') return 'undefined';
  if (is(at, 'ArrayExpression'))
    return at.elements.map((each) => (each && valueText(code, each)) ?? '').join(' ');
  if (is(at, 'SpreadElement')) return valueText(code, at.argument);
  if (isFunction(at))
    return saysYes(at) ? 'function-of-yes' : givesNothing(at) ? 'function-of-nothing' : undefined;
  return at && foldText(code, at);
}

/** All that it does is to say yes: `() => true`, `(origin, done) => done(null, true)`. */
function saysYes(fn: Node): boolean {
  const { body } = fn as { body?: Node };
  const only = is(body, 'BlockStatement') && body.body.length === 1 ? body.body[0] : body;
  const value = bare(
    is(only, 'ReturnStatement')
      ? only.argument
      : is(only, 'ExpressionStatement')
        ? only.expression
        : only,
  );
  const isTrue = (node: Node | null | undefined): boolean => {
    const at = bare(node);
    return is(at, 'Literal') && at.value === true;
  };
  return isTrue(value) || (is(value, 'CallExpression') && isTrue(value.arguments.at(-1)));
}

function givesNothing(fn: Node): boolean {
  const { body } = fn as { body?: Node };
  if (is(body, 'BlockStatement'))
    return body.body.every(
      (each) => is(each, 'ReturnStatement') && (!each.argument || nameless(each.argument)),
    );
  return body !== undefined && nameless(body);
}

function nameless(node: Node): boolean {
  return (
    is(node, 'Literal') ||
    (is(node, 'UnaryExpression') && node.operator === 'void') ||
    (is(node, 'Identifier') && node.name === 'undefined')
  );
}

function ofCall(
  code: Code,
  node: Node & { type: 'CallExpression' | 'NewExpression' },
  add: Add,
): void {
  const name = calleeName(node) ?? '';
  const first = node.arguments[0] && valueText(code, node.arguments[0]);
  if (/^create(?:Hash|Hmac)$/.test(name) && first && weakHash.test(first))
    add('crypto', `hash ${first}`, node, `${first} is a weak hash`);
  if (/^(?:md5|sha1|MD5|SHA1)$/.test(name))
    add('crypto', `hash ${name}`, node, `${name} is a weak hash`);
  if (/^create(?:Cipher|Decipher)$/.test(name))
    add('crypto', name, node, `${name} makes its key without a salt`);
  if (/^create(?:Cipher|Decipher)iv$/.test(name) && first && weakCipher.test(first))
    add('crypto', `cipher ${first}`, node, `${first} is a weak cipher`);
  if (dotted(node.callee) === 'Object.assign' && is(bare(node.arguments[0]), 'Identifier')) {
    const from = node.arguments
      .slice(1)
      .map((each) => dotted(each) ?? '')
      .find((each) =>
        /(?:^|\.)(?:body|input|payload|query|params|json|form|userInput)$/.test(each),
      );
    if (from)
      add('setting', `assign ${from}`, node, `all of ${from} is taken over, whatever its keys are`);
  }
  if (name === 'cors' && node.arguments.length === 0)
    add('setting', 'cors()', node, 'every origin is allowed');
  const answers =
    /^(?:json|send|end|render|write)$/.test(name) &&
    /^(?:res|response|reply|ctx|c)\b/.test(code.slice(node));
  if (
    answers &&
    node.arguments.some((each) =>
      descendants(each).some((part) => is(part, 'MemberExpression') && plainKey(part) === 'stack'),
    )
  )
    add('setting', 'stack', node, 'a stack trace is sent to the client');
  if (/^(?:log|info|debug|warn|error|trace|write)$/.test(name)) {
    const leaked = node.arguments
      .map((each) => secretIn(each) ?? carriedBy(code, each))
      .find((each) => each !== undefined);
    if (leaked) add('secret', `log ${leaked}`, node, `${leaked} is written to a log`);
  }
}

/** A secret that is logged as it is: by its name, not what is computed from it. */
function secretIn(node: Node): string | undefined {
  for (const each of descendants(node)) {
    if (is(each, 'CallExpression', 'BinaryExpression') && each !== node) return undefined;
    const name = is(each, 'Identifier')
      ? each.name
      : is(each, 'MemberExpression')
        ? plainKey(each)
        : undefined;
    if (
      name !== undefined &&
      /^(?:.*(?:password|passwd|secret|privateKey|apiKey|accessToken|authToken|credentials?)|token|pin|otp)$/i.test(
        name,
      )
    )
      return name;
  }
  return undefined;
}

/** Headers and keys that say who somebody is. */
const telling = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-auth-token)$/i;

/** A secret in an object that is logged by its name: `init` of `{ headers: { authorization } }`. */
function carriedBy(code: Code, argument: Node): string | undefined {
  const named = [argument, ...descendants(argument)].filter((each) => {
    const parent = code.parentOf(each);
    return is(each, 'Identifier') && !(is(parent, 'MemberExpression') && parent.object === each);
  });
  for (const each of named) {
    const { code: from, node } = valueOf(code, each);
    const secret = is(node, 'ObjectExpression') ? secretKey(from, node) : undefined;
    if (secret) return secret;
  }
  return undefined;
}

function secretKey(code: Code, object: Node, depth = 0): string | undefined {
  if (!is(object, 'ObjectExpression')) return undefined;
  for (const each of object.properties) {
    if (!is(each, 'Property')) continue;
    const name = plainKey(each) ?? '';
    if (telling.test(name)) return name;
    const inner = depth < 2 ? valueOf(code, each.value) : undefined;
    const found = inner && secretKey(inner.code, inner.node, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The name of what is made from randomness, where it has to be hard to guess. */
function guessed(code: Code, node: Node): string | undefined {
  for (let at: Node | undefined = node; at; at = code.parentOf(at)) {
    const name = is(at, 'VariableDeclarator')
      ? dotted(at.id)
      : is(at, 'AssignmentExpression')
        ? dotted(at.left)?.split('.').at(-1)
        : is(at, 'Property')
          ? plainKey(at)
          : is(at, 'FunctionDeclaration')
            ? (at.id?.name ?? '')
            : undefined;
    if (
      name &&
      (secretive.test(name) ||
        /token|secret|password|salt|nonce|otp|csrf|apiKey|sessionId|uuid/i.test(name))
    )
      return name;
  }
  return undefined;
}
