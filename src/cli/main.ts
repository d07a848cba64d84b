/** The `kdscope` command. */
import { optimiseFor } from '../server/node/optimise';
import { processIo } from './io';
import { run } from './program';

optimiseFor(0);
void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
