import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backlinks, edges, linksIn, missing } from '../src/links.js';

const notes = [
  { title: 'Bread', body: 'Needs [[Flour]] and [[Yeast|a little yeast]].' },
  { title: 'Flour', body: 'Milled. See [[Bread#Recipe]] and again [[Bread]].' },
  { title: 'Pizza', body: '[[Flour]], [[Yeast]], [[Tomato]]' },
  { title: 'Alone', body: 'Nothing [here](there).' },
];

describe('links', () => {
  it('are found in order, without part and words', () => {
    assert.deepEqual(linksIn(notes[0].body), ['Flour', 'Yeast']);
    assert.deepEqual(linksIn(notes[1].body), ['Bread', 'Bread']);
    assert.deepEqual(linksIn(notes[3].body), []);
  });

  it('become edges', () => {
    assert.deepEqual(edges(notes.slice(0, 1)), [
      { from: 'Bread', to: 'Flour' },
      { from: 'Bread', to: 'Yeast' },
    ]);
  });

  it('tell what is not written yet', () => {
    assert.deepEqual(missing(notes, edges(notes)), ['Tomato', 'Yeast']);
  });
});

describe('backlinks', () => {
  it('name each linking note once', () => {
    assert.deepEqual(backlinks(notes, edges(notes)), [
      { title: 'Bread', sources: ['Flour'] },
      { title: 'Flour', sources: ['Bread', 'Pizza'] },
      { title: 'Pizza', sources: [] },
      { title: 'Alone', sources: [] },
    ]);
  });

  it('are empty without links', () => {
    assert.deepEqual(backlinks(notes.slice(3), []), [{ title: 'Alone', sources: [] }]);
    assert.deepEqual(backlinks([], edges(notes)), []);
  });

  it('count a link to itself', () => {
    assert.deepEqual(backlinks([{ title: 'Me' }], [{ from: 'Me', to: 'Me' }]), [
      { title: 'Me', sources: ['Me'] },
    ]);
  });

  it('keep the order of the links', () => {
    const links = ['c', 'a', 'b', 'a'].map((from) => ({ from, to: 'x' }));
    assert.deepEqual(backlinks([{ title: 'x' }], links)[0].sources, ['c', 'a', 'b']);
  });
});
