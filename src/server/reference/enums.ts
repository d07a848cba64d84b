// Enumerations of the headers: information classes, power states, pool types, facilities, device types …
import { codeRuns } from './codeRuns';
import { enumsTable } from './enums.generated';
import { lazyTable } from './lazyTable';

/** The name of a value: `enumName('FILE_INFORMATION_CLASS', 9)` → FileNameInformation. The enumeration as the headers spell it, without `_`. */
export function enumName(enumeration: string, value: number): string | undefined {
  return table().get(enumeration)?.get(value);
}

/** Whether the table has the enumeration. */
export function isEnum(enumeration: string): boolean {
  return table().has(enumeration);
}

const table = lazyTable(
  (): ReadonlyMap<string, ReadonlyMap<number, string>> =>
    new Map(
      enumsTable.split('\n\n').map((block) => {
        const end = block.indexOf('\n');
        return [block.slice(0, end), codeRuns(block.slice(end + 1))];
      }),
    ),
);
