import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The examples have tests of their own, some of which fail on purpose.
    include: ['{src,bench,attacks}/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
