/** The `kdscope` command. */
import { optimiseLate } from '../server/node/optimiseLate';
import { processIo } from './io';
import { run } from './program';

optimiseLate();
void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
