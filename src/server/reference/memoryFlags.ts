// Page protection, allocation types and section attributes.
import { flagNames, flagTable } from './flagNames';
import { lazyTable } from './lazyTable';

/** `PAGE_READWRITE`, `PAGE_GUARD` … */
export function pageProtection(value: number): string[] {
  return flagNames(value, protectionTable());
}

/** State, type and options of virtual memory: `MEM_COMMIT`, `MEM_PRIVATE`, `MEM_TOP_DOWN`, `MEM_RELEASE` … */
export function memoryType(value: number): string[] {
  return flagNames(value, memoryTable());
}

/** The attributes of a section: `SEC_IMAGE`, `SEC_COMMIT` … */
export function sectionAttributes(value: number): string[] {
  return flagNames(value, sectionTable());
}

// Values: mingw-w64 10.0.0 winnt.h (public domain).
const protectionTable = lazyTable(() =>
  flagTable(
    '1 PAGE_NOACCESS,2 PAGE_READONLY,4 PAGE_READWRITE,8 PAGE_WRITECOPY,10 PAGE_EXECUTE,20 PAGE_EXECUTE_READ,40 PAGE_EXECUTE_READWRITE,80 PAGE_EXECUTE_WRITECOPY,100 PAGE_GUARD,200 PAGE_NOCACHE,400 PAGE_WRITECOMBINE,40000000 PAGE_TARGETS_INVALID',
  ),
);
const memoryTable = lazyTable(() =>
  flagTable(
    '1000 MEM_COMMIT,2000 MEM_RESERVE,4000 MEM_DECOMMIT,8000 MEM_RELEASE,10000 MEM_FREE,20000 MEM_PRIVATE,40000 MEM_MAPPED,80000 MEM_RESET,100000 MEM_TOP_DOWN,200000 MEM_WRITE_WATCH,400000 MEM_PHYSICAL,800000 MEM_ROTATE,1000000 MEM_IMAGE,20000000 MEM_LARGE_PAGES',
  ),
);
const sectionTable = lazyTable(() =>
  flagTable(
    '200000 SEC_BASED,800000 SEC_FILE,1000000 SEC_IMAGE,2000000 SEC_PROTECTED_IMAGE,4000000 SEC_RESERVE,8000000 SEC_COMMIT,10000000 SEC_NOCACHE,40000000 SEC_WRITECOMBINE,80000000 SEC_LARGE_PAGES',
  ),
);
