import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../boundary/index.ts';
import { UsageError } from '../fault.ts';
import { defaultConfig, readConfig } from './index.ts';

const read = (body: string): ReturnType<typeof readConfig> => readConfig('pawl.config.ts', body);
function problem(body: string, file = 'pawl.config.ts'): string {
  try {
    readConfig(file, body);
  } catch (error) {
    if (UsageError.isInstance(error)) return `${error.message} | ${error.hint}`;
  }
  return 'read';
}

it('has defaults, the boundaries’ own', () => {
  expect(read('export default {};')).toEqual(defaultConfig);
  expect(defaultConfig).toMatchObject({ ...defaultSettings });
});

it('is literals, constants and arithmetic', () => {
  const config = read(`import { defineConfig } from 'pawl';
    const day = 24 * 60 * 60;
    const core = ['src/core/**'] as const;
    export default defineConfig({
      size: { lines: 2 ** 8 - 6 },
      protect: { paths: [...core, \`src/\${'b'}/**\`] },
      breaker: { timeMs: day * 1000 },
      rules: { 'capability/network': 'stop' },
      review: { allowedSigners: 'signers', autonomy: { ceiling: 2 } },
    } satisfies object);`);
  expect(config.size).toEqual({ files: 25, lines: 250, outsideTarget: 12 });
  expect(config.protect.paths).toEqual(['src/core/**', 'src/b/**']);
  expect(config.breaker.timeMs).toBe(86_400_000);
  expect(config.review).toMatchObject({
    allowedSigners: 'signers',
    people: 1,
    autonomy: { ceiling: 2, thresholds: [3, 10, 20] },
  });
});

describe('an unknown key is an error with the nearest one', () => {
  it.each([
    ['export default { sise: {} };', 'unknown key sise | Did you mean size?'],
    ['export default { size: { line: 1 } };', 'unknown key size.line | Did you mean lines?'],
    [
      'export default { rules: { "capability/netwerk": "off" } };',
      'Did you mean capability/network?',
    ],
    ['export default { rules: { "checks/own": "off" } };', 'guards the gate itself'],
    ['export default { size: { lines: "many" } };', 'size.lines:'],
    ['export default { review: { peple: 2 } };', 'unknown key review.peple | Did you mean people?'],
    ['export default { review: { allowedSigners: "../mine" } };', 'no path within the project'],
  ])('%s', (text, said) => {
    expect(problem(text)).toContain(said);
  });
});

describe('it is data: what would have to be run is refused', () => {
  it.each([
    'export default { size: { lines: process.exit() } };',
    'import fs from "node:fs"; export default {};',
    'export default (() => ({}))();',
    'globalThis.x = 1; export default {};',
    'export default { get size() { return {}; } };',
    'export default { ["size"]: {} };',
    'export default { __proto__: {} };',
    'let size = 1; export default { size };',
    'export default defineConfig({ size: await 1 });',
    'const a = 1;',
    'export default {',
  ])('%s', (text) => {
    expect(problem(text)).toMatch(/^pawl\.config\.ts/);
  });

  it('and so is broken JSON', () => {
    expect(problem('{', 'pawl.config.json')).toMatch(/^pawl\.config\.json/);
    expect(readConfig('pawl.config.json', '{"$schema":"x","lineLength":9}').lineLength).toBe(9);
  });
});
