/** Which file a printed path is: asked once, remembered as a base, in the settings of the workspace. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serveSources } from '../../../../src/extension/client/editorSources';
import { PathBases } from '../../../../src/server/sources/pathBases';
import {
  chooseSourceRequest,
  type ChooseSourceParams,
  type ChooseSourceResult,
} from '../../../../src/shared/requests';

const fake = vi.hoisted(() => {
  const uriOf = (path: string) => ({ fsPath: path, toString: () => `file://${path}` });
  return {
    uriOf,
    map: {},
    targets: [] as unknown[],
    folders: undefined as object[] | undefined,
    /** The label that the user picks; the path that he browses to. */
    picks: undefined as string | undefined,
    browses: undefined as string | undefined,
    asked: [] as string[][],
  };
});

vi.mock('vscode', () => ({
  SymbolKind: { Function: 11, Method: 5, Constructor: 8 },
  ConfigurationTarget: { Global: 1, Workspace: 2 },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  Uri: { parse: (uri: string) => fake.uriOf(uri.replace('file://', '')) },
  l10n: { t: (message: string) => message },
  window: {
    showQuickPick: (items: readonly { label: string }[]) => {
      fake.asked.push(items.map(({ label }) => label));
      return Promise.resolve(items.find(({ label }) => label === fake.picks));
    },
    showOpenDialog: () =>
      Promise.resolve(fake.browses === undefined ? undefined : [fake.uriOf(fake.browses)]),
  },
  workspace: {
    get workspaceFolders() {
      return fake.folders;
    },
    asRelativePath: ({ fsPath }: { fsPath: string }) => fsPath.slice('/w/'.length),
    getConfiguration: () => ({
      get: () => fake.map,
      update: (_: string, map: Record<string, string>, target: unknown) => {
        fake.map = map;
        fake.targets.push(target);
        return Promise.resolve();
      },
    }),
  },
}));

type Choose = (params: ChooseSourceParams) => Promise<ChooseSourceResult>;
let choose: Choose;

beforeEach(() => {
  Object.assign(fake, {
    map: {},
    targets: [],
    folders: [{}],
    picks: undefined,
    browses: undefined,
    asked: [],
  });
  const handlers = new Map<string, Choose>();
  const client = {
    registerFeature: () => undefined,
    onRequest: (method: string, handler: Choose) => {
      handlers.set(method, handler);
      return { dispose: () => undefined };
    },
  };
  serveSources(client as unknown as Parameters<typeof serveSources>[0]);
  const found = handlers.get(chooseSourceRequest);
  if (!found) throw new Error('nobody answers');
  choose = found;
});

const printed = String.raw`d:\bld\src\read.c`;
const candidates = ['file:///w/one/src/read.c', 'file:///w/two/src/read.c'];

describe('the question which file it is', () => {
  it('offers the candidates, and remembers the answer for all files beside it', async () => {
    fake.picks = 'two/src/read.c';
    expect(await choose({ printed, candidates })).toEqual({ uri: 'file:///w/two/src/read.c' });
    expect(fake.asked).toEqual([['one/src/read.c', 'two/src/read.c', 'Another file…']]);
    expect(fake.map).toEqual({ [String.raw`d:\bld`]: '/w/two' });
    expect(fake.targets).toEqual([2]);
    const bases = new PathBases();
    bases.setMap(fake.map);
    const files = ['one', 'two'].flatMap((name) => [`/w/${name}/src/read.c`, `/w/${name}/src/write.c`]);
    // No question is left for these: one file fits.
    expect(bases.find(printed, 'drv', files)).toEqual(['/w/two/src/read.c']);
    expect(bases.find(String.raw`D:\BLD\src\Write.c`, 'drv', files)).toEqual(['/w/two/src/write.c']);
  });

  it('keeps what was answered before', async () => {
    fake.map = { 'c:\\lib': '/lib' };
    fake.picks = 'one/src/read.c';
    await choose({ printed, candidates });
    expect(fake.map).toEqual({ 'c:\\lib': '/lib', [String.raw`d:\bld`]: '/w/one' });
  });

  it.each([
    ['without candidates', []],
    ['after “Another file…”', candidates],
  ])('lets the user browse %s', async (_, offered) => {
    fake.picks = 'Another file…';
    fake.browses = '/elsewhere/read.c';
    expect(await choose({ printed, candidates: offered })).toEqual({ uri: 'file:///elsewhere/read.c' });
    expect(fake.map).toEqual({ [String.raw`d:\bld\src`]: '/elsewhere' });
  });

  it('remembers nothing when the user goes away', async () => {
    expect(await choose({ printed, candidates })).toBeNull();
    expect(await choose({ printed, candidates: [] })).toBeNull();
    expect(fake.targets).toEqual([]);
  });

  it('is remembered for the user where no folder is open', async () => {
    fake.folders = undefined;
    fake.picks = 'one/src/read.c';
    await choose({ printed, candidates });
    expect(fake.targets).toEqual([1]);
  });
});
