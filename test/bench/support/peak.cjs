// Loaded into a measured process: at its exit, writes the peak of its resident memory, in kB, to the file KDSCOPE_PEAK names.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => writeFileSync(process.env.KDSCOPE_PEAK, String(process.resourceUsage().maxRSS)));
}
