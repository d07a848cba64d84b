/* softfs.h: the types of the sample driver. It is written to be read next to a transcript, not to be loaded. */
#pragma once

#include <ntifs.h>

typedef enum _SOFTFS_REQUEST_TYPE {
    SoftFSRequestInitGlobalPackage,
    SoftFSRequestReleaseVolume,
    SoftFSRequestStop
} SOFTFS_REQUEST_TYPE;

/* A volume file on disk that backs one virtual volume. */
typedef struct _SOFTFS_VOLUME {
    LIST_ENTRY Link;
    KSPIN_LOCK Lock;
    LONG References;
    UNICODE_STRING Path;
    HANDLE File;
    PFILE_OBJECT FileObject;
    LARGE_INTEGER Size;
} SOFTFS_VOLUME, *PSOFTFS_VOLUME;

/* One job for the worker. It lies on the stack of the thread that asks, which waits for Done. */
typedef struct _SOFTFS_REQUEST {
    LIST_ENTRY Link;
    SOFTFS_REQUEST_TYPE Type;
    PSOFTFS_VOLUME Volume;
    LARGE_INTEGER Size;
    NTSTATUS Status;
    KEVENT Done;
} SOFTFS_REQUEST, *PSOFTFS_REQUEST;

typedef struct _SOFTFS_QUEUE {
    LIST_ENTRY Requests;
    KSPIN_LOCK Lock;
    KEVENT NotEmpty;
} SOFTFS_QUEUE, *PSOFTFS_QUEUE;

KSTART_ROUTINE SoftFSQueueSyncWorker;

NTSTATUS SoftFSInsertQueueItem(_Inout_ PSOFTFS_QUEUE Queue, _Inout_ PSOFTFS_REQUEST Request);
NTSTATUS SoftFSVolMngrGlobalPackageInitRequest(_Inout_ PSOFTFS_VOLUME Volume, _In_ LONGLONG Size);
NTSTATUS SoftFSConnectSession(_Inout_ PSOFTFS_VOLUME Volume, _In_ LONGLONG PackageSize);
VOID SoftFSReleaseSoftVolume(_Inout_ PSOFTFS_VOLUME Volume);
