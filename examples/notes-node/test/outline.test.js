import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anchor, contents, headings } from '../src/outline.js';

const text =
  '# Trip\n\n## Day one\ntext\n```\n# not a heading\n```\n## Day one ##\n### Food & drink';

describe('headings', () => {
  it('have a level, a title and a line', () => {
    assert.deepEqual(headings('# One\n\n### Two'), [
      { level: 1, title: 'One', line: 1 },
      { level: 3, title: 'Two', line: 3 },
    ]);
  });

  it('are not looked for in code', () => {
    assert.deepEqual(
      headings(text).map((heading) => heading.title),
      ['Trip', 'Day one', 'Day one', 'Food & drink'],
    );
  });

  it('need a space', () => {
    assert.deepEqual(headings('#tag'), []);
  });
});

describe('contents', () => {
  it('links to each heading', () => {
    assert.equal(
      contents(text),
      [
        '- [Trip](#trip)',
        '  - [Day one](#day-one)',
        '  - [Day one](#day-one-1)',
        '    - [Food & drink](#food-drink)',
      ].join('\n'),
    );
  });

  it('makes anchors of letters and digits', () => {
    assert.equal(anchor('What’s new in 2.0?'), 'whats-new-in-20');
    assert.equal(contents('no headings'), '');
  });
});
