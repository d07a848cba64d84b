// The limit of this runtime: read a file, decode it, find its newlines. What a triage takes is compared with it.
// By hand: node test/bench/limit.mjs FILE
import { readFileSync } from 'node:fs';

const started = performance.now();
const text = readFileSync(process.argv[2]).latin1Slice();
let lines = 0;
for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
console.log(JSON.stringify({ ms: performance.now() - started, lines }));
