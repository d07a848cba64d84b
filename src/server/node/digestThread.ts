/** The entry of dist/digestThread.js: digests the sections it is sent, and answers each request in its turn. */
import { parentPort } from 'node:worker_threads';
import { digestSections } from '../service';
import type { Digests, DigestRequest } from './digestMessages';
import { SectionBytes } from './sectionBytes';

parentPort?.on('message', ({ sections, bytes, encoding, before }: DigestRequest) => {
  const source = new SectionBytes(sections, bytes, encoding);
  const digests: Digests = digestSections(source, 0, sections.length, before);
  parentPort?.postMessage(digests);
});
