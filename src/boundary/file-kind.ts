/** What a file is for, told from its path alone. */
export type FileKind =
  | 'code'
  | 'test'
  | 'fixture'
  | 'check'
  | 'own'
  | 'manifest'
  | 'lockfile'
  | 'registry'
  | 'repository'
  | 'document'
  | 'data'
  | 'style'
  | 'markup'
  | 'media'
  | 'script'
  | 'unknown';

const codeFile = /\.[cm]?[jt]sx?$/;

const own =
  /^(?:.*\/)?(?:\.pawl(?:\/.*|\.json)?|pawl\.config\.(?:[cm]?[jt]s|json)|pawl\.signers|\.?allowed[_-]signers|CODEOWNERS)$/i;

const lockfiles =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock)$/;

const registry =
  /^(?:\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.cjs|pnpm-workspace\.yaml|bunfig\.toml|\.nvmrc|\.node-version)$/;

/** What says how a change is checked. */
const checks = [
  /^\.(?:github\/(?:workflows|actions)|circleci|buildkite|ci|semaphore|woodpecker|gitea|forgejo)\//,
  /^(?:\.gitlab-ci\.ya?ml|\.gitlab-ci\/.*|\.travis\.yml|azure-pipelines\.ya?ml|Jenkinsfile|appveyor\.yml|\.drone\.yml|bitbucket-pipelines\.yml)$/,
  /(?:^|\/)(?:\.husky|\.githooks|git-hooks|hooks\/git)\//,
  /(?:^|\/)(?:lefthook\.ya?ml|\.lintstagedrc.*|lint-staged\.config\..*|\.pre-commit-config\.yaml|commitlint\.config\..*|\.commitlintrc.*)$/,
  /(?:^|\/)(?:\.eslintrc.*|eslint\.config\..*|\.eslintignore|\.?oxlint(?:rc)?(?:\.json|\.config\..*)|\.oxlintrc\.json|biome\.jsonc?|\.jshintrc|\.jscsrc|\.xo-config.*|xo\.config\..*|tslint\.json|\.prettierignore|knip\.(?:jsonc?|ts)|\.dependency-cruiser\..*|\.semgrep(?:ignore|\.ya?ml)|\.semgrep\/.*|sonar-project\.properties|\.snyk|\.gitleaks\.toml|\.secretlintrc.*)$/,
  /(?:^|\/)(?:ts|js)config(?:\.[\w.-]+)?\.json$/,
  /(?:^|\/)(?:(?:vitest|jest|ava|karma|playwright|cypress|wdio|mocha|web-test-runner|stryker)(?:\.[\w-]+)*\.(?:config|conf|workspace|setup|config\.base)\.(?:[cm]?[jt]s|json|ya?ml)|vitest\.workspace\..*|\.mocharc.*|\.nycrc.*|nyc\.config\..*|\.c8rc.*|\.taprc|jest\.(?:setup|preset)\..*|stryker\.conf\..*|codecov\.ya?ml|\.codecov\.yml|\.coveragerc|\.codeclimate\.yml)$/,
  /(?:^|\/)(?:renovate\.json5?|\.renovaterc.*|\.github\/dependabot\.ya?ml)$/,
];

const repository =
  /(?:^|\/)(?:\.gitattributes|\.gitmodules|\.gitconfig|\.lfsconfig|\.git\/.*|\.mailmap)$/;

const fixture =
  /(?:^|\/)(?:__(?:fixtures|snapshots|mocks|data)__|fixtures?|snapshots?|golden|testdata|test-data|corpus)\/|\.(?:snap|golden|approved(?:\.\w+)?)$/i;

const test =
  /(?:^|\/)(?:__tests__|tests?|spec|specs|e2e)\/|(?:^|[./_-])(?:test|spec|e2e)\.[cm]?[jt]sx?$|(?:^|\/)(?:test|tests|spec)[-_][^/]*\.[cm]?[jt]sx?$|(?:^|\/)tests?\.[cm]?[jt]sx?$|[-_.](?:test|spec)s?\.[cm]?[jt]sx?$|\.(?:test|spec)-d\.ts$|(?:^|\/)(?:bench|benchmarks?)\//i;

/** What a benchmark wrote: no test is given it. */
const measured =
  /(?:^|\/)bench(?:marks?)?\/(?:[^/]+\/)*(?:results?|reports?|output|history)(?:\/|\.)/i;

const byExtension = new Map<string, FileKind>();
const add = (kind: FileKind, extensions: string): void => {
  for (const each of extensions.split(' ')) byExtension.set(each, kind);
};
add('document', 'md markdown mdx rst txt adoc license pdf');
add(
  'data',
  'json json5 jsonc yaml yml toml csv tsv ini lock map env properties graphql gql proto ndjson jsonl po rss atom opml gpx kml ics vcf srt vtt',
);
add('style', 'css scss sass less styl pcss');
add('markup', 'html htm svg xml xhtml vue svelte astro hbs handlebars ejs pug mustache njk liquid');
add('media', 'png jpg jpeg gif webp avif ico bmp mp3 mp4 ogg wav webm woff woff2 ttf otf eot');
add(
  'script',
  'sh bash zsh fish ps1 psm1 bat cmd py rb pl php lua go rs c cc cpp h hpp java kt swift cs sql awk tcl vbs wasm node exe dll so dylib a o class jar bin com scr msi deb rpm dmg apk app elf wat',
);

const namedDocuments =
  /^(?:licen[cs]e|copying|notice|authors|contributors|changelog|changes|history|readme|security|code_of_conduct|contributing|maintainers|governance|todo)(?:[.-][\w.-]+)?$/i;
const manualPage = /(?:^|\/)man(?:\/man[1-9])?\/[\w.-]+\.[1-9]$/;
const namedData =
  /^(?:\.gitignore|\.npmignore|\.dockerignore|\.editorconfig|\.prettierrc(?:\.\w+)?|\.browserslistrc|\.gitkeep|\.keep|\.env\.example|\.babelrc|lcov\.info)$/;
const namedScripts =
  /^(?:Makefile|makefile|GNUmakefile|Dockerfile(?:\..*)?|.*\.dockerfile|docker-compose.*\.ya?ml|compose\.ya?ml|Procfile|Rakefile|Gemfile|Vagrantfile|justfile|Taskfile\.ya?ml|binding\.gyp|.*\.gypi?|CMakeLists\.txt|.*\.cmake|.*\.mk|\.envrc|\.bashrc|\.profile|\.zshrc)$/;

export function fileKind(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (own.test(path)) return 'own';
  if (repository.test(path)) return 'repository';
  if (checks.some((pattern) => pattern.test(path))) return 'check';
  if (lockfiles.test(name)) return 'lockfile';
  if (registry.test(name)) return 'registry';
  if (name === 'package.json' || name === 'jsr.json' || /^deno\.jsonc?$/.test(name))
    return fixture.test(path) ? 'fixture' : 'manifest';
  if (fixture.test(path)) return 'fixture';
  if (codeFile.test(name)) return test.test(path) ? 'test' : 'code';
  if (namedScripts.test(name)) return 'script';
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = byExtension.get(extension) ?? 'unknown';
  // `security.py` is no document, whatever it is called.
  if (kind !== 'script' && (namedDocuments.test(name) || manualPage.test(path))) return 'document';
  if (namedData.test(name)) return 'data';
  const isGiven = test.test(path) && !measured.test(path);
  return isGiven && (kind === 'data' || kind === 'document') ? 'fixture' : kind;
}

/** True for a test by its own name alone, outside of every folder of tests. */
export function isTestByName(path: string): boolean {
  return (
    fileKind(path) === 'test' &&
    !/(?:^|\/)(?:__tests__|tests?|specs?|e2e|bench|benchmarks?)\//i.test(path)
  );
}

/** True for a name by which runners find tests wherever they are. */
export function isCollected(path: string): boolean {
  return /[-._](?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)(?:test|spec)(?:-[^/]*)?\.[cm]?[jt]sx?$|(?:^|\/)__tests__\//.test(
    path,
  );
}

/** What a first line says about a file without an extension. */
const nodeLine = /^#! ?\/usr\/(?:local\/)?bin\/(?:env )?node\r?(?:\n|$)/;

/** True for a script that its first line has Node run, whatever it is called. */
export function isNodeScript(path: string, text: string | undefined): boolean {
  return !/\.[^/]*$/.test(path.slice(path.lastIndexOf('/') + 1)) && nodeLine.test(text ?? '');
}

/** True for files that the language's engine runs or checks. */
export function isCodeFile(path: string): boolean {
  return codeFile.test(path);
}
