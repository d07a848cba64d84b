// Reads the facts of Win32 errors and HRESULTs from a Debian package, anew:
//
//     apt-get download librust-winapi-dev && dpkg-deb -x librust-winapi-dev_*.deb FOLDER
//     node scripts/reference/winerror.mjs FOLDER && node scripts/reference/win32Errors.mjs && node scripts/reference/hresults.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const inPackage = 'usr/share/cargo/registry/winapi-0.3.9/src/shared/winerror.rs';
const source = 'Source: winapi-rs 0.3.9 shared/winerror.rs (MIT OR Apache-2.0).';
/** Ends of ranges and masks, not codes. */
const notACode =
  /^(?:FACILITY_|APPLICATION_ERROR_MASK|ERROR_SEVERITY_|WSABASEERR|NO_ERROR$|S(?:EVERITY_|_FALSE2))|_(?:FIRST|LAST)$/;
/** Where a code has several names: these, and else the first. */
const preferred = new Set(['S_OK', 'ERROR_SUCCESS', 'E_NOTIMPL']);

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('usage: winerror.mjs FOLDER, with the unpacked librust-winapi-dev');
const text = readFileSync(join(folder, inPackage), 'utf8');

write('win32Errors', 'Win32 error codes: value (decimal) and symbolic name.', 'DWORD', (code) =>
  code.toString(10),
);
write('hresults', 'HRESULTs: value (hex) and symbolic name.', 'HRESULT', (code) =>
  code.toString(16).padStart(8, '0'),
);

function write(name, what, type, print) {
  const names = new Map();
  for (const [, constant, digits] of text.matchAll(
    new RegExp(String.raw`^pub const (\w+):\s+${type} =\s+(0x[0-9A-Fa-f]+|\d+);`, 'gm'),
  )) {
    const code = Number(digits);
    if (!notACode.test(constant) && (!names.has(code) || preferred.has(constant))) names.set(code, constant);
  }
  const rows = [...names].sort(([a], [b]) => a - b).map(([code, constant]) => `${print(code)} ${constant}`);
  writeFileSync(
    new URL(`data/${name}.txt`, import.meta.url),
    `# ${what}\n# ${source} A code with several names has one here.\n${rows.join('\n')}\n`,
  );
}
