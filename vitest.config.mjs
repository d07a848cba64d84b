// The unit tests: the core, the extension, the command line and the scripts in Node; the webview in a DOM.
import { defineConfig } from 'vitest/config';

const inNode = ['server', 'shared', 'extension', 'cli', 'scripts'];

export default defineConfig({
  // The same automatic JSX as the build.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: inNode.map((folder) => `test/unit/${folder}/**/*.test.ts`),
          environment: 'node',
          // Loading the core costs more than most tests; its modules keep no state that a test could meet.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'webview', include: ['test/unit/webview/**/*.test.{ts,tsx}'], environment: 'jsdom' },
      },
    ],
  },
});
