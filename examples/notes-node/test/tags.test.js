import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cleanTag, suggestTags, tagCounts, withTag } from '../src/tags.js';

const tax = { title: 'Tax', body: 'Forms and receipts', tags: ['#Work/Tax', 'money'] };
const trip = { title: 'Trip', body: 'Trains, tickets, receipts', tags: ['travel', ' Money '] };
const plain = { title: 'Plain', body: 'No tags at all' };

describe('tags', () => {
  it('are cleaned', () => {
    assert.equal(cleanTag(' #Work/Tax'), 'work/tax');
    assert.equal(cleanTag('home'), 'home');
  });

  it('are counted, the commonest first', () => {
    assert.deepEqual(tagCounts([tax, trip]), [
      { tag: 'money', count: 2 },
      { tag: 'travel', count: 1 },
      { tag: 'work/tax', count: 1 },
    ]);
  });

  it('count once in a note', () => {
    assert.deepEqual(tagCounts([{ tags: ['a', '#a', 'A'] }]), [{ tag: 'a', count: 1 }]);
  });

  it('are counted where some notes have none', () => {
    assert.deepEqual(tagCounts([plain, { tags: ['a'] }]), [{ tag: 'a', count: 1 }]);
  });

  it('count nothing without tags', () => {
    assert.deepEqual(tagCounts([plain]), []);
    assert.deepEqual(tagCounts([]), []);
  });

  it('find notes, also by the tag above', () => {
    assert.deepEqual(withTag([tax, trip, plain], 'money'), [tax, trip]);
    assert.deepEqual(withTag([tax, trip, plain], '#work'), [tax]);
    assert.deepEqual(withTag([tax, trip, plain], 'wor'), []);
  });

  it('are suggested by words, when not there', () => {
    const rules = [
      { word: 'receipts', tag: 'money' },
      { word: 'receipts', tag: 'paper' },
      { word: 'train', tag: 'rail' },
    ];
    assert.deepEqual(suggestTags(trip, rules), ['paper', 'rail']);
    assert.deepEqual(suggestTags(plain, rules), []);
  });
});
