/** Levels of autonomy, from what people accept of runs to what `pawl apply` lets pass alone. */
import { describe, expect, it } from 'vitest';
import { candidateId } from '../../candidate/index.ts';
import { Household } from './testing.ts';

const config = `export default {
  review: { autonomy: { ceiling: 2, thresholds: [1, 2, 3] } },
  breaker: { rollbacks: 9, oscillations: 9 },
};
`;

/** The same function, written each time in another way. */
const text = (name: string): string => `export const a = (${name}) => ${name};\n`;
const target = { file: 'src/a.js', symbol: 'a' };

class Shop extends Household {
  #now = 'x';

  constructor(files: Readonly<Record<string, string>> = {}) {
    super(files);
    this.allow(['alice'], { 'pawl.config.ts': config });
    this.git('config', 'user.name', 'a');
    this.git('config', 'user.email', 'a@example.com');
  }

  /** What a run has found for what stands there now. */
  find(name: string, command: 'optimise' | 'fix' = 'optimise'): string {
    const [before, after] = [text(this.#now), text(name)];
    return this.store({ ...target, id: candidateId(after), before, after }, command).id;
  }

  /** Applies it, and commits it where that was done. */
  async apply(id: string, name: string): Promise<number> {
    const { code } = await this.run('apply', id);
    if (code === 0) {
      this.commit({});
      this.#now = name;
    }
    return code;
  }

  async accept(name: string, command?: 'fix'): Promise<string> {
    const id = this.find(name, command);
    await this.sign(id, 'alice');
    if ((await this.apply(id, name)) !== 0) throw new Error(`${name} was not applied`);
    return id;
  }
}

describe('a level', () => {
  it('rises by what people accept of runs, and lets the next of its kind pass alone', async () => {
    const shop = new Shop();
    await shop.accept('b');
    const early = shop.find('c');
    expect((await shop.run('apply', early)).err).toContain(
      'speed-up passes alone from level 2; src/a.js#a has 1',
    );
    await shop.sign(early, 'alice');
    expect(await shop.apply(early, 'c')).toBe(0);

    const alone = shop.find('d');
    expect((await shop.run('gate', alone)).out).toContain('level 2 was earned for speed-up');
    expect(await shop.apply(alone, 'd')).toBe(0);
    expect(shop.entries().findLast(({ kind }) => kind === 'candidate-accepted')).toMatchObject({
      body: { candidate: alone, people: [], level: 2 },
    });

    // Another kind of change has earned nothing.
    expect((await shop.run('apply', shop.find('e', 'fix'))).err).toContain('src/a.js#a has 0');
  });

  it('is not earned by a change for itself: it is used on the word of who signed for it', async () => {
    const shop = new Shop();
    await shop.accept('b');
    const second = await shop.accept('c');
    const entries = shop.entries();
    const signed = entries.findLast(({ kind }) => kind === 'sign-off-given');
    const used = entries.findLast(({ kind }) => kind === 'candidate-applied');
    expect(used).toMatchObject({
      body: { candidate: second, gate: (signed!.body as { gate: string }).gate },
    });
    expect(entries.findLast(({ kind }) => kind === 'candidate-accepted')).toMatchObject({
      body: { people: [{ principal: 'alice@example.com' }] },
    });
  });

  it('falls to nothing at once when one is rolled back, that passed alone or not', async () => {
    const shop = new Shop();
    await shop.accept('b');
    await shop.accept('c');
    const alone = shop.find('d');
    expect(await shop.apply(alone, 'd')).toBe(0);
    expect(await shop.run('rollback', alone, '--reason', 'slow where it counts')).toMatchObject({
      code: 0,
    });
    expect(shop.read('src/a.js')).toBe(text('c'));
    shop.store(
      { ...target, id: '1111111111111111', before: text('c'), after: text('f') },
      'optimise',
    );
    expect((await shop.run('apply', '1111')).err).toContain('src/a.js#a has 0');
    expect(shop.read('src/a.js')).toBe(text('c'));
  });

  it('is not earned by one change that is signed for again and again', async () => {
    const shop = new Shop();
    for (let each = 0; each < 3; each++) {
      const { id } = shop.store(
        { ...target, id: 'aaaaaaaaaaaaaaaa', before: text('x'), after: text('b') },
        'optimise',
      );
      await shop.sign(id, 'alice');
      expect((await shop.run('apply', id)).code).toBe(0);
      shop.write({ 'src/a.js': text('x') });
    }
    expect(shop.kinds().filter((kind) => kind === 'candidate-applied')).toHaveLength(3);
    expect((await shop.run('apply', shop.find('c'))).err).toContain('src/a.js#a has 1');
  });

  it('opens neither protected code nor what is above the ceiling', async () => {
    const shop = new Shop();
    for (const name of ['b', 'c', 'd']) await shop.accept(name, 'fix');
    expect((await shop.run('apply', shop.find('e', 'fix'))).err).toContain(
      'fix passes alone from level 3; src/a.js#a has 2',
    );
    const guarded = new Shop();
    await guarded.accept('b');
    await guarded.accept('c');
    guarded.commit({ CODEOWNERS: 'src/ alice@example.com\n' });
    expect((await guarded.run('apply', guarded.find('d'))).err).toContain('must sign');
  });

  it('is earned for documentation by changes of the repository, and passes them alone', async () => {
    const shop = new Shop({ 'README.md': 'one\n' });
    shop.write({ 'README.md': 'two\n' });
    const first = await shop.run('gate');
    const id = /pawl sign (\w{8})/.exec(first.out)?.[1] ?? '';
    expect(first.out).toContain('documentation passes alone from level 1; README.md has 0');
    await shop.sign(id, 'alice');
    expect((await shop.run('gate')).code).toBe(0);
    shop.commit({});
    shop.write({ 'README.md': 'three\n' });
    expect(await shop.run('gate')).toMatchObject({
      code: 0,
      out: expect.stringContaining('level 1 was earned for documentation in README.md'),
    });
    // In other code nothing was earned by it.
    shop.write({ 'src/a.js': text('y') });
    expect((await shop.run('gate')).code).toBe(1);
  });
});
