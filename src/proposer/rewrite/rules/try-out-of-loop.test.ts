import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { tryOutOfLoop } from './try-out-of-loop.ts';

const inputs = "[[['1', '2']], [['{']], [[]]]";

describe('try-out-of-loop', () => {
  it.each([
    [
      'const out = []; for (const x of xs) { try { out.push(JSON.parse(x)); } catch (error) { return null; } } return out;',
      'try {\nfor (const x of xs) { out.push(JSON.parse(x)); }\n} catch (error) { return null; }',
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(xs: any) {\n  ${before}\n}\n`;
    expect(survivors(tryOutOfLoop, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    'for (const x of xs) { try { g(x); } catch (error) { continue; } }',
    'for (const x of xs) { try { g(x); } finally { h(); } }',
    'for (const x of xs) { try { g(x); } catch {} }',
  ])('leaves %s', (body) => {
    expect(changes(tryOutOfLoop, `function f(xs: any) { ${body} }`)).toEqual([]);
  });
});
