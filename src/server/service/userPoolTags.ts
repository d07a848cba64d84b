/** The pool tags of the user's own file: read when a hover first asks for them, and again when the setting names another file. */
import { readPoolTagFile, type PoolTagFile } from '../reference/poolTags';

/** Answers the text of a file; undefined when it cannot be read, which the host has told the user. */
export type ReadTagFile = (path: string) => Promise<string | undefined>;

export class UserPoolTags {
  private known: { readonly path: string; readonly tags: Promise<PoolTagFile | undefined> } | undefined;

  constructor(private readonly read: ReadTagFile | undefined) {}

  of(path: string): Promise<PoolTagFile | undefined> {
    if (this.known?.path !== path) this.known = { path, tags: this.load(path) };
    return this.known.tags;
  }

  private async load(path: string): Promise<PoolTagFile | undefined> {
    const text = path === '' ? undefined : await this.read?.(path);
    return text === undefined ? undefined : readPoolTagFile(text);
  }
}
