import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agenda, progress, tasksIn } from '../src/tasks.js';

const tasks = tasksIn(
  '- [ ] call @2026-03-02\n- [x] write\n  * [ ] read\n- [ ] pay @2026-03-01 now\n- no task',
);

describe('tasks', () => {
  it('are found with their dates', () => {
    assert.deepEqual(tasks, [
      { done: false, text: 'call', due: '2026-03-02' },
      { done: true, text: 'write', due: undefined },
      { done: false, text: 'read', due: undefined },
      { done: false, text: 'pay now', due: '2026-03-01' },
    ]);
  });

  it('make an agenda, the soonest first', () => {
    assert.deepEqual(
      agenda(tasks).map((task) => task.text),
      ['pay now', 'call', 'read'],
    );
  });

  it('tell how far one is', () => {
    assert.equal(progress(tasks), '1 of 4 done');
    assert.equal(progress([]), '0 of 0 done');
  });
});
