/**
 * Writes ROOT/answer.json to its file, to be starved of disk or forbidden to write:
 * `node write-answer.fixture.ts ROOT [UID]`. It tells the fault on stdout.
 */
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PawlFault } from '../fault.ts';
import type { Answer } from '../loop/answer.ts';
import { writeAnswer } from './write-answer.ts';

const [root = '', uid] = process.argv.slice(2);
const answer = JSON.parse(readFileSync(join(root, 'answer.json'), 'utf8')) as Answer;
if (uid !== undefined) process.setuid?.(Number(uid));
try {
  writeSync(1, JSON.stringify(writeAnswer(root, answer)));
} catch (error) {
  if (!PawlFault.isInstance(error)) throw error;
  writeSync(1, JSON.stringify({ code: error.code, message: error.message }));
}
