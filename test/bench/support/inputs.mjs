// The generated transcripts of the benches: made once, kept under out/bench/.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { generateLog } from '../genlog.mjs';

/** @returns the path of a transcript of `megabytes` MB (of a million bytes) */
export const generatedLog = (megabytes) =>
  made(`generated-${megabytes}`, (handle) => {
    generateLog(handle, megabytes * 1e6);
  });

/** @returns the path of a transcript that `write` makes */
export const writtenLog = (name, write) =>
  made(name, (handle) => {
    writeSync(handle, write());
  });

const corpus = fromRoot('../shared/transcripts/corpus');

/** @returns the path of at least `megabytes` MB of real transcripts, one behind the other; undefined where there are none */
export function corpusLog(megabytes) {
  if (!existsSync(corpus)) return undefined;
  return made(`corpus-${megabytes}`, (handle) => {
    const texts = readdirSync(corpus)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => readFileSync(`${corpus}/${name}`));
    for (let written = 0; written < megabytes * 1e6;)
      for (const text of texts) written += writeSync(handle, text) + writeSync(handle, '\n');
  });
}

function made(name, write) {
  const folder = fromRoot('out/bench');
  const file = `${folder}/${name}.log`;
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // Under another name until it is whole: an interrupted run must not leave half a file to be measured.
  const unfinished = `${file}.part`;
  const handle = openSync(unfinished, 'w');
  write(handle);
  closeSync(handle);
  renameSync(unfinished, file);
  return file;
}
