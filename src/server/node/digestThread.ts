/** The entry of dist/digestThread.js: digests the sections it is told of, and answers each request in its turn. */
import { parentPort } from 'node:worker_threads';
import { DigestPacker } from '../service';
import { descriptorBytes } from './byteReader';
import { unpackSections, type DigestAnswer, type DigestRequest } from './digestMessages';
import { SectionBytes } from './sectionBytes';

const packer = new DigestPacker();

parentPort?.on('message', (request: DigestRequest) => {
  const answer = digest(request);
  parentPort?.postMessage(answer, answer ? [answer.numbers.buffer] : []);
});

function digest({ file, offset, length, encoding, sections: packed, before }: DigestRequest): DigestAnswer {
  const bytes = descriptorBytes(file, offset + length).read(offset, length);
  if (bytes.length < length) return undefined;
  const sections = unpackSections(packed);
  const source = new SectionBytes(sections, bytes, encoding);
  const packing = packer.begin(before);
  for (const index of sections.keys()) packing.section(source, index);
  return packing.finish();
}
