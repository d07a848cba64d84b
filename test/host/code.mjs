#!/usr/bin/env node
// A stand-in for the desktop's `code`: understands what @vscode/test-electron passes to it, runs the suite in the server's
// extension host instead, and exits with its code. Give it to `runTests` as `vscodeExecutablePath`.
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from './runTests.mjs';

const given = process.argv.slice(2);
const option = (name) => given.findLast((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3);

const out = process.env.KDSCOPE_HOST_OUT ?? mkdtempSync(path.join(tmpdir(), 'kdscope-host-out-'));
mkdirSync(out, { recursive: true });
try {
  process.exitCode = await runTests({
    extensionDevelopmentPath: option('extensionDevelopmentPath'),
    extensionTestsPath: option('extensionTestsPath'),
    workspace: given.find((text) => !text.startsWith('-') && existsSync(text)),
    out,
  });
} catch (error) {
  console.error(`${error.message}; what the host said is in ${out}`);
  process.exitCode = 1;
}
