// Everything that the product does with a text, in one go, over bytes that may be anything. Throws where an invariant does not hold.
import { createRandom, type Random } from '../bench/support/random.mjs';
import { openBytes, UnreadableFile, type OpenedText } from '../../src/server/node/fileText';
import { createTriageService, type TriageService } from '../../src/server/service';
import type { ViewKind } from '../../src/shared/viewModel';
import { checkLines, checkRanges, checkTokens, TextBounds } from './invariants';

const uri = 'file:///fuzz.txt';
const viewKinds: readonly ViewKind[] = ['overview', 'threadStacks', 'irpStack', 'apcTimeline', 'waitGraph'];
const positions = 6;
/** Small chunks: lines and characters meet their borders. */
const chunks = [64, 1000, 1 << 20];

/** Runs one input through: as a file, and as a document that is edited. */
export async function runPipeline(bytes: Uint8Array): Promise<void> {
  const random = createRandom(bytes.length + 1);
  const service = createTriageService({ breathe: () => Promise.resolve() });
  const opened = open(bytes, service, random);
  if (opened) {
    const { source, encoding } = opened;
    service.attach(uri, source, encoding);
    await checkAll(service, new TextBounds(source.slice(0, source.lineCount)), random);
    opened.close();
    service.close(uri);
  }
  if (random.below(2) === 0) return;
  await runDocument(service, Buffer.from(bytes).toString(random.pick(['utf8', 'utf16le', 'latin1'])), random);
}

function open(bytes: Uint8Array, service: TriageService, random: Random): OpenedText | undefined {
  try {
    return openBytes(bytes, service.openers, random.pick(chunks));
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

const insertions = ['0: kd> k\n', 'x', '\n', 'THREAD ffffb20a11112040  Cid 1.2\n', '*/ "'];

/** An open document: something is typed and deleted again, and the text must read as before. */
async function runDocument(service: TriageService, text: string, random: Random): Promise<void> {
  service.open(uri, 1, text);
  const before = await json(service);
  const typed = random.pick(insertions);
  const start = { line: random.below(text.split('\n').length), character: 0 };
  const end = typed.endsWith('\n')
    ? { line: start.line + 1, character: 0 }
    : { line: start.line, character: typed.length };
  service.change(uri, 2, [{ start, end: start, text: typed }]);
  await service.analyze(uri);
  service.change(uri, 3, [{ start, end, text: '' }]);
  if ((await json(service)) !== before) throw new Error('an edit and its undoing change what is read');
  if (service.normalized(uri) === undefined) throw new Error('nothing normalized');
}

async function json(service: TriageService): Promise<string> {
  const parts = await service.triage(uri, { file: 'fuzz.txt', records: 'all' });
  return [...(parts ?? [])].join('');
}

async function checkAll(service: TriageService, bounds: TextBounds, random: Random): Promise<void> {
  checkLines(JSON.parse(await json(service)), bounds);
  const { end } = bounds;
  const whole = { start: { line: 0, character: 0 }, end };
  checkTokens((await service.semanticTokens(uri, whole))?.data ?? [], bounds);
  for (const shown of await Promise.all([
    service.diagnostics(uri),
    service.documentSymbols(uri),
    service.folding(uri),
    service.codeLenses(uri),
    service.inlayHints(uri, whole),
  ]))
    checkRanges(shown, bounds);
  for (const kind of viewKinds) checkLines(await service.view(uri, kind), bounds);
  checkLines([await service.tree(uri), await service.nextCommands(uri)], bounds);
  await Promise.all([service.status(uri), service.report(uri)]);
  checkPrintable((await service.triageText(uri, { file: 'fuzz.txt', color: false })) ?? '');
  for (let count = 0; count < positions; count++) await checkAt(service, bounds, random);
}

async function checkAt(service: TriageService, bounds: TextBounds, random: Random): Promise<void> {
  const line = random.below(bounds.count + 1);
  const position = { line, character: random.below(bounds.length(line) + 2) };
  const range = { start: position, end: position };
  checkRanges(
    [
      await service.hover(uri, position),
      await service.definition(uri, position),
      await service.references(uri, position),
      await service.highlights(uri, position),
    ],
    bounds,
  );
  await service.codeActions(uri, range);
}

// eslint-disable-next-line no-control-regex -- those are what a terminal would obey
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

function checkPrintable(text: string): void {
  if (control.test(text)) throw new Error('a control character reaches the terminal');
}
