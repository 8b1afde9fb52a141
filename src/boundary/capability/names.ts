/** Globals of the language and of every platform that reach nothing outside the program. */
export const harmlessGlobals = new Set(
  `AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean
  DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array
  Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy
  RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError
  TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet arguments
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape isFinite isNaN parseFloat parseInt
  undefined unescape AbortController AbortSignal Blob Buffer ByteLengthQueuingStrategy CompressionStream
  CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DecompressionStream Event EventTarget File
  FormData Headers MessageChannel MessageEvent MessagePort Performance PerformanceEntry PerformanceMark
  PerformanceMeasure PerformanceObserver ReadableStream ReadableStreamDefaultReader Request Response
  SubtleCrypto TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream URL
  URLSearchParams WritableStream atob btoa clearImmediate clearInterval clearTimeout crypto performance
  queueMicrotask setImmediate setInterval setTimeout structuredClone cancelAnimationFrame
  requestAnimationFrame exports module __filename __dirname console Function require React JSX`.split(
    /\s+/,
  ),
);

/** Objects whose members belong to everyone: writing to them changes code elsewhere. */
export const sharedObjects =
  /^(?:Array|ArrayBuffer|BigInt|Boolean|Buffer|Date|Error|EventTarget|Function|Intl|Iterator|JSON|Map|Math|Number|Object|Promise|Proxy|Reflect|RegExp|Set|String|Symbol|TypeError|RangeError|SyntaxError|Uint8Array|URL|URLSearchParams|WeakMap|WeakSet|console|crypto|performance|globalThis|global|window|self|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|structuredClone|parseInt|parseFloat|isNaN|atob|btoa)$/;

/** Node's modules that reach nothing by themselves: `readline` reads what it is given. */
export const harmlessModules = new Set(
  `assert assert/strict async_hooks buffer constants crypto diagnostics_channel events path path/posix
  path/win32 perf_hooks punycode querystring readline readline/promises stream stream/consumers stream/promises stream/web
  string_decoder sys test timers timers/promises url util util/types zlib`.split(/\s+/),
);

export type Kind =
  | 'code'
  | 'native'
  | 'obscure'
  | 'tamper'
  | 'process'
  | 'thread'
  | 'network'
  | 'dynamic-import'
  | 'files-write'
  | 'files-read'
  | 'environment'
  | 'control'
  | 'machine'
  | 'page'
  | 'package'
  | 'outside-import'
  | 'global'
  | 'output'
  | 'clock'
  | 'random';

/** Names in one text by the kind that they are of. */
function byName(kinds: Partial<Record<Kind, string>>): ReadonlyMap<string, Kind> {
  const entries = Object.entries(kinds) as [Kind, string][];
  return new Map(
    entries.flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind])),
  );
}

/** What Node's other modules are for. */
export const moduleKinds = byName({
  process: 'child_process cluster',
  network: 'dgram dns dns/promises http http2 https net tls',
  'files-read': 'fs fs/promises',
  'files-write': 'sqlite',
  native: 'inspector inspector/promises sea trace_events v8 wasi',
  code: 'module repl vm',
  thread: 'worker_threads',
  control: 'process',
  machine: 'os tty',
});

/** Packages that are known for what they reach. */
export const packageKinds = byName({
  network:
    'axios got node-fetch undici superagent request needle ky ws socket.io-client nodemailer ssh2 phin bent',
  process: 'execa shelljs cross-spawn zx child-process-promise node-pty sudo-prompt open',
  code: 'vm2 isolated-vm safe-eval static-eval eval quickjs-emscripten node-serialize serialize-to-js',
  native: 'ffi-napi node-gyp-build bindings koffi ref-napi edge-js',
  'files-write': 'fs-extra rimraf del mkdirp graceful-fs write-file-atomic',
});

/** Globals that reach something. */
export const globalKinds = byName({
  network:
    'fetch XMLHttpRequest WebSocket EventSource WebTransport RTCPeerConnection BroadcastChannel importScripts',
  page: 'document navigator localStorage sessionStorage indexedDB caches location history cookieStore alert prompt confirm open Image Audio',
  thread: 'Worker SharedWorker ServiceWorker',
  code: 'WebAssembly ShadowRealm execScript',
  process: 'Deno Bun',
});

/** What reading any of these does not tell. */
export const harmlessVariables =
  /^(?:NODE_ENV|DEBUG|NO_COLOR|FORCE_COLOR|CI|TERM|COLORTERM|TZ|LANG|NODE_DEBUG)$/;

export const writingFiles =
  /^(?:append|chmod|chown|copy|cp|create(?:Write)|fchmod|fchown|ftruncate|futimes|lchmod|lchown|link|lutimes|mkdir|mkdtemp|open|rename|rm|rmdir|symlink|truncate|unlink|utimes|write)/;
