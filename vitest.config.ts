import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const testTimeout = 20_000;
const inRooms = (rooms: readonly string[]) => rooms.map((room) => `${room}/**/*.test.ts`);
/** They ask functions and nothing else, so that all of them can share what they have loaded. */
const pure = inRooms(['src/{boundary,candidate,config,explain,proposer}', 'bench']);
/** They wait for git, ssh-keygen and the disk most of the time, and for no clock. */
const tools = inRooms(['src/{durable,gate,git,ledger,release,review}']);
/** They run all of Pawl, by budgets that leave room for what runs beside them. */
const runs = inRooms(['src/{audit,cli,loop,target}']);
/** They put other modules in the place of real ones. */
const mocking = ['attacks/breach.test.ts'];

/** In two groups, of which the second has the machine for itself: it is held to its time. */
const projects: TestProjectConfiguration[] = [
  {
    test: {
      name: 'pure',
      include: pure,
      isolate: false,
      testTimeout,
      maxWorkers: availableParallelism(),
      sequence: { groupOrder: 0 },
    },
  },
  {
    test: {
      name: 'tools',
      include: tools,
      testTimeout,
      maxWorkers: availableParallelism(),
      sequence: { groupOrder: 0 },
    },
  },
  {
    test: {
      name: 'runs',
      include: runs,
      isolate: false,
      testTimeout,
      maxWorkers: availableParallelism(),
      sequence: { groupOrder: 0 },
    },
  },
  {
    test: {
      name: 'timed',
      // The examples have tests of their own, some of which fail on purpose.
      include: ['{src,attacks}/**/*.test.ts'],
      exclude: [...pure, ...tools, ...runs, ...mocking],
      isolate: false,
      testTimeout,
      fileParallelism: false,
      sequence: { groupOrder: 1 },
    },
  },
  {
    test: {
      name: 'mocking',
      include: mocking,
      testTimeout,
      fileParallelism: false,
      sequence: { groupOrder: 1 },
    },
  },
];

export default defineConfig({ test: { projects } });
