// Win32 error codes: the name of all known ones, an explanation of those that matter in a triage.
import { codeRuns } from './codeRuns';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';
import { win32ErrorsTable } from './win32Errors.generated';

interface Win32Error {
  /** `ERROR_INVALID_HANDLE` */
  readonly name: string;
  readonly explanation?: string;
}

/** The entry of a code as GetLastError gives it: 6 → ERROR_INVALID_HANDLE. */
export function win32Error(code: number): Win32Error | undefined {
  const name = names().get(code);
  if (name === undefined) return undefined;
  const explanation = explanations().get(code.toString());
  return { name, ...(explanation === undefined ? {} : { explanation }) };
}

const names = lazyTable(() => codeRuns(win32ErrorsTable, 'ERROR_'));

// In our own words.
const explanations = lazyTable(() =>
  keyedLines(`
0 No error. The value stays from the last call that set it: it need not belong to the last call.
1 The function does not do what was asked; a device or file system does not know the request.
2 There is no file of that name; the directory exists.
3 A directory of the path does not exist.
5 Access was refused: rights, sharing of a delete, or a read-only file.
6 The handle is closed, never was one, or is of another kind. A handle closed twice shows up like this.
8 Not enough memory, pool or quota.
14 Not enough memory.
18 The end of a listing of files.
21 The device is not ready: no medium, or not started.
31 A device behind the request does not work.
32 Another handle to the file does not share the access that was asked for.
33 Another process has locked this part of the file.
38 The end of the file.
50 The device, file system or server cannot do this.
53 The server or share was not found on the network.
58 The server cannot do what was asked now.
59 An unexpected error of the network.
64 The connection to the server was lost.
67 There is no such share.
80 The file is there already.
87 A parameter of the call is wrong.
109 The other end of the pipe is closed.
112 The volume is full.
121 The other side did not answer in time (often a network redirector).
122 The buffer is too small; the size needed was reported.
123 The name of the file or volume is not valid.
126 A DLL, or a DLL that it needs, was not found.
127 The DLL does not export the function.
145 The directory is not empty.
170 The resource is in use.
183 Something of that name is there already. After CreateMutex and its kin this is no failure: an existing object was opened.
193 Not an executable of this kind: often a 32-bit file in a 64-bit process, or the reverse.
231 All instances of the pipe are in use.
232 The other end of the pipe is being closed.
233 No process is at the other end of the pipe.
234 The message or list is larger than the buffer.
258 The wait ended by its timeout.
259 No more entries, or still running: the exit code of a thread or process that has not ended.
267 The name is that of a directory, or a directory was needed.
288 A mutex was released by a thread that does not own it.
487 The address is not valid, or not free where it was asked for.
535 The pipe has its other end already.
536 A server end of a pipe waits for its client.
995 The request was cancelled: its thread ended, or CancelIo was called.
996 An overlapped request is not complete; nobody waited for it.
997 The request is on its way and will complete later: no failure.
998 The address given to the call cannot be read or written.
1053 A service did not report to the service control manager in time.
1056 The service runs already.
1058 The service is disabled, or a device of it is.
1060 There is no service of that name.
1062 The service is not running.
1067 The process of the service ended unexpectedly.
1114 The entry routine of a DLL failed.
1117 The device reported an error of the transfer.
1168 The element was not found.
1223 The user cancelled it.
1231 The network of the other side cannot be reached.
1236 The connection was aborted by this side.
1326 Unknown user or wrong password.
1392 The file or directory is damaged: the volume needs to be checked.
1393 The structure of the disk is damaged.
1408 The window belongs to another thread.
1450 Not enough kernel resources: pool, PTEs or quota.
1453 The working set or commit quota is used up.
1455 The commit limit is reached: the paging file is too small for what was asked.
1460 The time allowed for the call ran out.
1722 The RPC server cannot be reached: its process is gone, or does not listen.
1726 The remote call failed underway; the server may have carried it out.
1727 The remote call failed before it was carried out.
1784 The buffer given to the call is not valid for it.
1816 A quota is used up.
10048 The local address is in use.
10053 This side aborted the connection.
10054 The other side reset the connection.
10055 No buffer space for sockets, or no free port.
10060 The connection was not answered in time.
10061 The other side refuses the connection: nobody listens there.
`),
);
