import { test } from 'node:test';
import assert from 'node:assert/strict';
import { quoted } from '../src/target.js';

test('quotes what is special', () => {
  assert.equal(quoted('<a href="x">b & c</a>'), '&lt;a href=&quot;x&quot;&gt;b &amp; c&lt;/a&gt;');
});
test('leaves the rest', () => {
  assert.equal(quoted('plain words'), 'plain words');
  assert.equal(quoted(''), '');
});
test('quotes again', () => {
  assert.equal(quoted('&amp; <'), '&amp;amp; &lt;');
});
