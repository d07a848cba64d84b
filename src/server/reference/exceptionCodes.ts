// Exception codes that are no NTSTATUS: those that runtimes and tools raise for themselves.
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

interface ExceptionCode {
  readonly name: string;
  readonly explanation: string;
}

/** The entry of a code that a runtime made up; system exceptions are in the table of NTSTATUS codes. */
export function exceptionCode(code: number): ExceptionCode | undefined {
  const [name, explanation] =
    table()
      .get((code >>> 0).toString(16))
      ?.split(': ') ?? [];
  return name === undefined || explanation === undefined ? undefined : { name, explanation };
}

// Values as the runtimes document them; in our own words.
const table = lazyTable(() =>
  keyedLines(`
e06d7363 Microsoft C++ exception: Thrown by a C++ program (the last three bytes are "msc"); parameter 2 points to the object, parameter 3 to its type.
e0434352 .NET exception: Thrown by managed code, CLR 4 and later (the last three bytes are "CCR"); !pe of SOS shows the object.
e0434f4d .NET exception: Thrown by managed code, CLR 1 to 2 (the last three bytes are "COM"); !pe of SOS shows the object.
eedfade Delphi exception: Thrown by a program built with Delphi or C++Builder.
406d1388 Name of a thread: Raised on purpose to tell a debugger the name of a thread; no failure.
40010006 DBG_PRINTEXCEPTION_C: Carries the text of OutputDebugString; no failure.
4001000a DBG_PRINTEXCEPTION_WIDE_C: Carries the wide text of OutputDebugString; no failure.
`),
);
