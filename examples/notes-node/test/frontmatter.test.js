import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../src/frontmatter.js';

test('a note without front matter is all body', () => {
  assert.deepEqual(parse('Hello\n---\nthere'), { data: {}, body: 'Hello\n---\nthere' });
});

test('reads words, numbers and truth values', () => {
  const { data } = parse('---\ntitle: A walk\nrating: 4.5\npinned: true\n---\n');
  assert.deepEqual(data, { title: 'A walk', rating: 4.5, pinned: true });
});

test('reads lists', () => {
  const { data } = parse('---\ntags: [home, 2, "in a box"]\nnone: []\n---\n');
  assert.deepEqual(data, { tags: ['home', 2, 'in a box'], none: [] });
});

test('a value may have colons', () => {
  assert.equal(parse('---\nlink: http://a.example/\n---\n').data.link, 'http://a.example/');
});

test('the body is what follows', () => {
  assert.equal(parse('---\ntitle: x\n---\none\ntwo').body, 'one\ntwo');
});

test('front matter that never ends is body', () => {
  assert.deepEqual(parse('---\ntitle: x'), { data: {}, body: '---\ntitle: x' });
});
