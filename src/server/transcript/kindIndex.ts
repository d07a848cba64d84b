/** Which sections hold a record of a kind: whoever asks for a rare one passes over all the others. */
import type { RecordKind } from '../model/record';
import { Column, firstIndex } from './column';

export class KindIndex {
  private readonly byKind = new Map<RecordKind, Column<Uint32Array>>();

  /** Sections are added in the order of the text. */
  add(section: number, kinds: Iterable<RecordKind>): void {
    for (const kind of kinds) {
      let sections = this.byKind.get(kind);
      if (!sections) this.byKind.set(kind, (sections = new Column(new Uint32Array(0))));
      sections.push(section);
    }
  }

  has(kind: RecordKind, section: number): boolean {
    for (const found of this.sectionsWith(kind, section, section + 1)) return found === section;
    return false;
  }

  /** The sections from `first` up to, and without, `last`. */
  *sectionsWith(kind: RecordKind, first: number, last: number): Iterable<number> {
    const sections = this.byKind.get(kind);
    if (!sections) return;
    const from = firstIndex(sections.length, (index) => sections.at(index) >= first);
    for (let index = from; index < sections.length; index++) {
      const section = sections.at(index);
      if (section >= last) return;
      yield section;
    }
  }
}
