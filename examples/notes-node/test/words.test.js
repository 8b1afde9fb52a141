import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonest, excerpt, frequencies, readingTime, wordsOf } from '../src/words.js';

describe('words', () => {
  it('keep what belongs to them', () => {
    assert.deepEqual(wordsOf('Don’t re-read: 3 Éclairs!'), ['don’t', 're-read', 'éclairs']);
    assert.deepEqual(wordsOf('123'), []);
  });

  it('are counted', () => {
    assert.deepEqual(frequencies(['a', 'b', 'a']), { a: 2, b: 1 });
    assert.deepEqual(Object.keys(frequencies(['z', 'y', 'z', 'x'])), ['z', 'y', 'x']);
  });

  it('count to nothing when there are none', () => {
    assert.deepEqual(frequencies([]), {});
  });

  it('have a commonest', () => {
    assert.deepEqual(commonest('the cat and the dog and the bird', 3), ['the', 'and', 'bird']);
    assert.deepEqual(commonest('', 3), []);
  });

  it('take time to read', () => {
    assert.equal(readingTime(''), 0);
    assert.equal(readingTime('word'), 1);
    assert.equal(readingTime('word '.repeat(401)), 3);
  });
});

describe('excerpt', () => {
  it('is the text when that is short', () => {
    assert.equal(excerpt('# Hello\n\n*there*'), 'Hello there');
  });

  it('is cut at a word', () => {
    assert.equal(excerpt('one two three four', 12), 'one two …');
    assert.equal(excerpt('one two three', 7), 'one two …');
    assert.equal(excerpt('antidisestablishment', 6), 'antidi …');
  });
});
