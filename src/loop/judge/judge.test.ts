import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judge, type Judgement, type JudgeRequest, type Version } from '../index.ts';
import { makeProject, testFile } from '../testing.ts';

const limit = { timeout: 90_000 };

const dedupe = `export function dedupe(list) {
  const unique = [];
  for (const item of list) {
    if (!unique.includes(item)) unique.push(item);
  }
  return unique;
}
`;
const dedupeTest = testFile(
  '../src/a.js',
  'dedupe',
  `assert.deepEqual(dedupe(['b', 'a', 'b']), ['b', 'a']);`,
  `assert.deepEqual(dedupe([]), []);`,
  `assert.deepEqual(dedupe(['x']), ['x']);`,
);
const body = (code: string): string => `export function dedupe(list) {\n  ${code}\n}\n`;

async function judged(
  request: JudgeRequest,
  versions: AsyncIterable<Version> | Iterable<Version>,
): Promise<Record<string, Judgement>> {
  const found: Record<string, Judgement> = {};
  for await (const judgement of judge(request, versions)) found[judgement.name] = judgement;
  return found;
}

it(
  'accepts what is the same and faster, and says by what each other is rejected',
  limit,
  async () => {
    const root = makeProject({ 'src/a.js': dedupe, 'test/a.test.js': dedupeTest });
    const versions = {
      set: body('return [...new Set(list)];'),
      unchanged: dedupe,
      commented: `${dedupe}// much faster\n`,
      table: body(`return list.length > 50 ? [] : [...new Set(list)];`),
      wrong: body('return list;'),
      endless: body('for (;;) {}'),
      unparsed: `${dedupe}(((`,
    };
    const found = await judged(
      { root, file: 'src/a.js', symbol: 'dedupe' },
      Object.entries(versions).map(([name, text]) => ({ name, text })),
    );
    expect(Object.keys(found)).toEqual(Object.keys(versions));
    expect(found['set']).toMatchObject({
      objective: 'faster',
      verdict: { valid: true, reached: 'project-tests' },
      by: { tests: 3, runner: { name: 'node', passed: 3 } },
    });
    expect(found['set']!.verdict.metrics.speedup!.low).toBeGreaterThan(1);
    const stage = (name: string): unknown => ({ stage: 'valid', ...found[name]!.verdict }).stage;
    expect(stage('unchanged')).toBe('parse');
    expect(stage('commented')).toBe('measure');
    expect(stage('table')).toBe('differential');
    expect(stage('wrong')).toBe('tests');
    expect(stage('endless')).toBe('tests');
    expect(stage('unparsed')).toBe('parse');
    expect(readdirSync(root)).not.toContain('.pawl');
  },
);

it('judges fixes where tests fail, each as soon as it is given', limit, async () => {
  const sum = 'export function sum(list) {\n  return list[0];\n}\n';
  const test = testFile(
    '../src/a.js',
    'sum',
    'assert.equal(sum([1, 2]), 3);',
    'assert.equal(sum([4]), 4);',
  );
  const root = makeProject({ 'src/a.js': sum, 'test/a.test.js': test });
  const fixed = sum.replace('list[0]', 'list.reduce((a, b) => a + b, 0)');
  const answered: string[] = [];
  // The second is made only when the first has its judgement.
  let heard = (): void => {};
  const versions = async function* () {
    const first = new Promise<void>((resolve) => (heard = resolve));
    yield { name: 'first', text: sum.replace('[0]', '[1]') };
    await first;
    yield { name: 'second', text: fixed };
  };
  for await (const { name, objective, verdict } of judge({ root, file: 'src/a.js' }, versions())) {
    answered.push(`${name} ${objective} ${verdict.valid}`);
    heard();
  }
  expect(answered).toEqual(['first fix false', 'second fix true']);
});

it('says so when there is nothing to fix, or no function to time', limit, async () => {
  const root = makeProject({ 'src/a.js': dedupe, 'test/a.test.js': dedupeTest });
  const file = 'src/a.js';
  await expect(judged({ root, file, objective: 'fix' }, [])).rejects.toThrow('nothing to fix');
  await expect(judged({ root, file }, [])).rejects.toThrow('a function has to be named');
});
