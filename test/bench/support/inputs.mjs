// The generated transcripts of the benches: made once, kept under out/bench/.
import { closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { generateLog } from '../genlog.mjs';

/** @returns the path of a transcript of `megabytes` MB (of a million bytes) */
export function generatedLog(megabytes) {
  const folder = fromRoot('out/bench');
  const file = `${folder}/generated-${megabytes}.log`;
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // Under another name until it is whole: an interrupted run must not leave half a file to be measured.
  const unfinished = `${file}.part`;
  const handle = openSync(unfinished, 'w');
  generateLog(handle, megabytes * 1e6);
  closeSync(handle);
  renameSync(unfinished, file);
  return file;
}
