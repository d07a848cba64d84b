/*
 * sessions.c: sessions of a web program, each a file that is locked while a request works on it.
 *
 * It goes with the sample transcript of a process that does not go away. Two requests work on one session. Each opens the session's
 * file with a handle that child processes inherit, and locks the same byte of it. While the second one waits in flock for the first,
 * the first starts a program, and the program inherits a copy of the second one's handle. When the program ends, the kernel closes
 * that copy, and for it takes the lock of the file object; but the second request holds this lock as long as it waits for the byte.
 * The program cannot go away, and the first request, which has the byte, waits for the program.
 */
#include "sessions.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>

/*
 * flock as programs from UNIX expect it, made of the locks that Windows has. The file is open for synchronous I/O: the call holds
 * the lock of the file object until the range is granted, and every other use of the file object waits for that.
 */
int
flock(
    int File,
    int Operation
    )
{
    HANDLE handle = (HANDLE)_get_osfhandle(File);
    OVERLAPPED range = { 0 };
    DWORD flags = 0;

    if (handle == INVALID_HANDLE_VALUE) {
        return -1;
    }

    if (Operation & LOCK_UN) {
        return UnlockFileEx(handle, 0, 1, 0, &range) ? 0 : -1;
    }

    if (Operation & LOCK_EX) {
        flags |= LOCKFILE_EXCLUSIVE_LOCK;
    }

    if (Operation & LOCK_NB) {
        flags |= LOCKFILE_FAIL_IMMEDIATELY;
    }

    return LockFileEx(handle, flags, 0, 1, 0, &range) ? 0 : -1;
}

/* This is the mistake: without _O_NOINHERIT the handle is inheritable, and every program that is started from here gets a copy. */
BOOL
SessionOpen(
    PSESSION Session,
    const char *Folder,
    const char *Id
    )
{
    snprintf(Session->Path, sizeof(Session->Path), "%s\\sess_%s", Folder, Id);

    Session->File = _open(Session->Path, _O_RDWR | _O_CREAT | _O_BINARY, 0600);
    if (Session->File < 0) {
        return FALSE;
    }

    if (flock(Session->File, LOCK_EX) != 0) {
        _close(Session->File);
        return FALSE;
    }

    return TRUE;
}

/* Starts the program that draws, with the session still locked, and waits for it. _popen lets it inherit handles. */
int
SessionDrawGraph(
    PSESSION Session,
    const char *Script
    )
{
    FILE *pipe = _popen("rrdtool -", "wb");

    if (pipe == NULL) {
        return -1;
    }

    fprintf(pipe, "%s\nquit\n", Script);

    return _pclose(pipe);
}

/* Another way to start it, and a right one: the program inherits nothing. */
BOOL
SessionStartViewer(
    char *CommandLine
    )
{
    STARTUPINFOA startup = { sizeof(startup) };
    PROCESS_INFORMATION process;

    if (!CreateProcessA(NULL, CommandLine, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process)) {
        return FALSE;
    }

    CloseHandle(process.hThread);
    CloseHandle(process.hProcess);

    return TRUE;
}

void
SessionClose(
    PSESSION Session
    )
{
    flock(Session->File, LOCK_UN);
    _close(Session->File);
}
