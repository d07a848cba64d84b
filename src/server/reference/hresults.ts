// HRESULTs: name, facility, and the Win32 error or NTSTATUS that many of them only wrap.
import { codeRuns } from './codeRuns';
import { enumName } from './enums';
import { hresultsTable } from './hresults.generated';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';
import { ntstatus } from './ntstatus';
import { win32Error } from './win32Errors';

interface WrappedCode {
  readonly space: 'win32' | 'ntstatus';
  readonly code: number;
  readonly name?: string;
  readonly explanation?: string;
}

export interface HResult {
  /** `E_FAIL`; undefined for one that the table does not know. */
  readonly name?: string;
  readonly failed: boolean;
  readonly facility: { readonly value: number; readonly name?: string };
  /** Bits 0–15: the error inside the facility. */
  readonly code: number;
  /** The code of another space that it was made of by HRESULT_FROM_WIN32 or HRESULT_FROM_NT. */
  readonly wraps?: WrappedCode;
  /** For the .NET ones: the exception that carries it. */
  readonly exception?: string;
}

const ntBit = 0x10000000;
const win32Facility = 7;

/** Takes an HRESULT apart; it may be given sign-extended. Every value has a facility and a code; only known ones have a name. */
export function hresult(value: number): HResult {
  const bits = value >>> 0;
  const [managedName, exception] = managed().get(bits.toString(16))?.split(' ') ?? [];
  const name = managedName ?? names().get(bits);
  const wraps = wrappedIn(bits);
  const facility = (bits >>> 16) & 0xfff;
  const facilityName = enumName('FACILITY', facility);
  return {
    failed: bits >>> 31 === 1,
    facility: { value: facility, ...(facilityName !== undefined && { name: facilityName }) },
    code: bits & 0xffff,
    ...(name !== undefined && { name }),
    ...(wraps && { wraps }),
    ...(exception !== undefined && { exception }),
  };
}

function wrappedIn(bits: number): WrappedCode | undefined {
  if ((bits & ntBit) !== 0) {
    const code = (bits & ~ntBit) >>> 0;
    const known = ntstatus(code);
    return known && { space: 'ntstatus', code, ...known };
  }
  if (bits >>> 16 !== (0x8000 | win32Facility)) return undefined;
  const code = bits & 0xffff;
  return { space: 'win32', code, ...win32Error(code) };
}

const names = lazyTable(() => codeRuns(hresultsTable));

// Names as in corerror.h of dotnet/runtime (MIT), exceptions as the .NET documentation maps them.
const managed = lazyTable(() =>
  keyedLines(`
80131018 COR_E_ASSEMBLYEXPECTED System.BadImageFormatException
80131040 FUSION_E_REF_DEF_MISMATCH System.IO.FileLoadException
80131500 COR_E_EXCEPTION System.Exception
80131501 COR_E_SYSTEM System.SystemException
80131502 COR_E_ARGUMENTOUTOFRANGE System.ArgumentOutOfRangeException
80131503 COR_E_ARRAYTYPEMISMATCH System.ArrayTypeMismatchException
80131505 COR_E_TIMEOUT System.TimeoutException
80131506 COR_E_EXECUTIONENGINE System.ExecutionEngineException
80131507 COR_E_FIELDACCESS System.FieldAccessException
80131508 COR_E_INDEXOUTOFRANGE System.IndexOutOfRangeException
80131509 COR_E_INVALIDOPERATION System.InvalidOperationException
8013150a COR_E_SECURITY System.Security.SecurityException
8013150c COR_E_SERIALIZATION System.Runtime.Serialization.SerializationException
8013150d COR_E_VERIFICATION System.Security.VerificationException
80131510 COR_E_METHODACCESS System.MethodAccessException
80131511 COR_E_MISSINGFIELD System.MissingFieldException
80131512 COR_E_MISSINGMEMBER System.MissingMemberException
80131513 COR_E_MISSINGMETHOD System.MissingMethodException
80131515 COR_E_NOTSUPPORTED System.NotSupportedException
80131516 COR_E_OVERFLOW System.OverflowException
80131517 COR_E_RANK System.RankException
80131518 COR_E_SYNCHRONIZATIONLOCK System.Threading.SynchronizationLockException
80131519 COR_E_THREADINTERRUPTED System.Threading.ThreadInterruptedException
80131520 COR_E_THREADSTATE System.Threading.ThreadStateException
80131522 COR_E_TYPELOAD System.TypeLoadException
80131523 COR_E_ENTRYPOINTNOTFOUND System.EntryPointNotFoundException
80131524 COR_E_DLLNOTFOUND System.DllNotFoundException
80131530 COR_E_THREADABORTED System.Threading.ThreadAbortException
80131534 COR_E_TYPEINITIALIZATION System.TypeInitializationException
80131537 COR_E_FORMAT System.FormatException
8013153b COR_E_OPERATIONCANCELED System.OperationCanceledException
80131577 COR_E_KEYNOTFOUND System.Collections.Generic.KeyNotFoundException
80131604 COR_E_TARGETINVOCATION System.Reflection.TargetInvocationException
80131620 COR_E_IO System.IO.IOException
80131622 COR_E_OBJECTDISPOSED System.ObjectDisposedException
80131623 COR_E_FAILFAST
`),
);
