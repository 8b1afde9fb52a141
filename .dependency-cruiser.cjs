// Which room may know which: cli → loop → rooms → candidate, and what each may touch of the world.

const tests =
  '[.](?:property[.])?test[.]ts$|[.]fixture[.]ts$|/(?:testing|survivors)[.]ts$|/testing/';
const core = (...names) => `^(?:node:)?(?:${names.join('|')})(?:/|$)`;
const runners = ['child_process', 'cluster', 'vm', 'worker_threads'];
const network = ['dgram', 'dns', 'http', 'http2', 'https', 'net', 'tls'];
const machine = [
  'fs',
  'inspector',
  'os',
  'process',
  'readline',
  'repl',
  'sqlite',
  'tty',
  'v8',
  'wasi',
];
const world = core(...runners, ...network, ...machine);
const rooms =
  'candidate|target|proposer|sandbox|evaluator|explain|durable|ledger|review|boundary|config|gate|git|audit|release|loop|cli';
const contracts = [
  '^src/audit/secret[.]ts$', // without the checks, for whoever keeps from the search what is held out
  '^src/audit/signed[.]ts$', // without the checks, for whoever reads what an audit has said
  '^src/candidate/values[.]ts$', // without the parser, for realms
  '^src/boundary/change[.]ts$', // without the parser, for the command line
  '^src/durable/store[.]ts$',
  '^src/evaluator/(?:objective|verdict)[.]ts$',
  '^src/ledger/parts[.]ts$', // schemas alone, for the config
  '^src/loop/(?:answer|dissection|event|judgement)[.]ts$',
  '^src/proposer/proposer[.]ts$',
  '^src/proposer/(?:rewrite|repair)/(?:rewrite|repair|index)[.]ts$',
  '^src/sandbox/protocol[.]ts$',
];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Modules that need each other are one module.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'no-unresolved',
      'What is imported must be there. (A package of types alone has nothing to resolve to.)',
      {},
      { couldNotResolve: true, pathNot: '^@oxc-project/types$' },
    ),
    forbid(
      'only-sandbox-runs-candidates',
      'Processes, threads and isolates are made by the sandbox alone; git, ssh-keygen and gh, which run nothing of a candidate, by rooms of their own.',
      {
        path: '^src/',
        pathNot: ['^src/sandbox/', '^src/git/', '^src/(?:review|release)/programs/', tests],
      },
      { path: [core(...runners), '(?:^|/)isolated-vm/'] },
    ),
    forbid(
      'only-durable-and-ledger-touch-the-store',
      'Databases have two rooms: what can be forgotten, and what can not.',
      { path: '^src/', pathNot: ['^src/durable/', '^src/ledger/', tests] },
      { path: core('sqlite') },
    ),
    forbid(
      'proposers-see-public-evidence-only',
      'A proposer can reach neither what judges it nor what records it.',
      { path: '^src/proposer/', pathNot: tests },
      { path: '^src/(?:sandbox|durable|explain|ledger|review|audit|cli|loop|target)/' },
    ),
    forbid(
      'search-knows-no-secret',
      'What is held out is asked of a function that is handed in; the secret stays with the audit.',
      { path: '^src/(?:loop|proposer|evaluator|target|sandbox)/', pathNot: tests },
      { path: '^src/audit/' },
    ),
    forbid(
      'pure-rooms-touch-nothing',
      'Pure rooms get what they need handed in.',
      {
        path: '^src/(?:candidate|proposer|explain|target/inputs|evaluator/measure|boundary|config|ledger/report|review(?!/programs))/',
        pathNot: tests,
      },
      { path: world },
    ),
    forbid(
      'boundaries-know-candidates-only',
      'What an acceptable change is depends on nothing but the change and the settings.',
      { path: '^src/boundary/', pathNot: tests },
      { path: '^src/(?!boundary/|candidate/)' },
    ),
    forbid(
      'git-is-read-by-the-edge',
      'Rooms that judge are handed what git said.',
      { path: '^src/(?!git/|gate/|cli/|release/)', pathNot: tests },
      { path: '^src/git/' },
    ),
    forbid(
      'candidate-is-the-ground',
      'What candidates are depends on no other room.',
      { path: '^src/candidate/', pathNot: tests },
      { path: '^src/(?!candidate/)' },
    ),
    forbid(
      'rooms-do-not-know-the-loop',
      'The loop knows the rooms; they know its words (answer, dissection, event, judgement) only; the package offers it.',
      { path: '^src/(?!loop/|cli/|pawl[.]ts$)', pathNot: tests },
      {
        path: '^src/(?:loop|cli)/',
        pathNot: '^src/loop/(?:answer|dissection|event|judgement)[.]ts$',
      },
    ),
    forbid(
      'loop-does-not-know-the-cli',
      'The command line is one way in; there will be others.',
      { path: '^src/loop/', pathNot: tests },
      { path: '^src/cli/' },
    ),
    forbid(
      'rooms-have-one-door',
      'Another room is reached through its index.ts; its contracts may be named directly.',
      { path: `^src/(${rooms})/`, pathNot: tests },
      {
        path: `^src/(?:${rooms})/`,
        pathNot: [
          '^src/$1/',
          '^src/(?:[^/]+|target/inputs|evaluator/measure)/index[.]ts$',
          ...contracts,
        ],
      },
    ),
    forbid(
      'code-does-not-need-tests',
      'Tests and their helpers are not part of the product.',
      { path: '^src/', pathNot: tests },
      { path: tests },
    ),
    forbid(
      'product-needs-no-development-dependency',
      'What runs at a user must be installed at a user.',
      { path: '^src/', pathNot: tests },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^bench/cases/' },
    // It can't read TypeScript with TypeScript 7 yet.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
