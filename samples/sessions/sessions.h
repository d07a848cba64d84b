/* sessions.h: the session store of the sample program. It is written to be read next to a transcript, not to be run. */
#pragma once

#include <windows.h>

typedef struct _SESSION {
    int File;
    char Path[MAX_PATH];
} SESSION, *PSESSION;

#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8

int flock(int File, int Operation);
BOOL SessionOpen(PSESSION Session, const char *Folder, const char *Id);
int SessionDrawGraph(PSESSION Session, const char *Script);
void SessionClose(PSESSION Session);
