/*
 * volume.c: volume files of the sample driver, and the worker that does the slow work on them.
 *
 * It goes with the sample transcript of an idle thread that crashes. One routine below issues a request that may still be
 * running when the routine returns, and the request's completion then writes to a stack frame that is gone. Everything else
 * uses SoftFSTransferVolumeData, which waits.
 */
#include "softfs.h"

static SOFTFS_QUEUE SoftFSQueue;

/* Opened for asynchronous I/O: no FILE_SYNCHRONOUS_IO_* among the options, so that several requests can run at once. */
static NTSTATUS
SoftFSOpenVolumeFile(
    _Inout_ PSOFTFS_VOLUME Volume
    )
{
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status;

    InitializeObjectAttributes(&attributes, &Volume->Path, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);

    /* ZwCreateFile itself always waits: a status block on the stack is fine here. */
    status = ZwCreateFile(&Volume->File,
                          FILE_READ_DATA | FILE_WRITE_DATA | SYNCHRONIZE,
                          &attributes,
                          &iosb,
                          NULL,
                          FILE_ATTRIBUTE_NORMAL,
                          0,
                          FILE_OPEN_IF,
                          FILE_NON_DIRECTORY_FILE | FILE_RANDOM_ACCESS,
                          NULL,
                          0);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    status = ObReferenceObjectByHandle(Volume->File,
                                       FILE_READ_DATA | FILE_WRITE_DATA,
                                       *IoFileObjectType,
                                       KernelMode,
                                       (PVOID *)&Volume->FileObject,
                                       NULL);
    if (!NT_SUCCESS(status)) {
        ZwClose(Volume->File);
        Volume->File = NULL;
    }

    return status;
}

/*
 * The common way to read and write a volume file, and the right one: the event and the status block lie on this stack too, but
 * the routine does not return before the IRP is complete.
 */
static NTSTATUS
SoftFSTransferVolumeData(
    _In_ PSOFTFS_VOLUME Volume,
    _In_ ULONG MajorFunction,
    _Inout_updates_bytes_(Length) PVOID Buffer,
    _In_ ULONG Length,
    _In_ LONGLONG Offset
    )
{
    PDEVICE_OBJECT device = IoGetRelatedDeviceObject(Volume->FileObject);
    LARGE_INTEGER start;
    IO_STATUS_BLOCK iosb;
    KEVENT done;
    NTSTATUS status;
    PIRP irp;

    start.QuadPart = Offset;
    KeInitializeEvent(&done, NotificationEvent, FALSE);

    irp = IoBuildSynchronousFsdRequest(MajorFunction, device, Buffer, Length, &start, &done, &iosb);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }

    IoGetNextIrpStackLocation(irp)->FileObject = Volume->FileObject;

    status = IoCallDriver(device, irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
        status = iosb.Status;
    }

    return status;
}

/*
 * Makes the file Size bytes long by writing one NUL byte at its new end.
 *
 * This is the mistake. Where the disk is fragmented the file system cannot extend the file at once and answers STATUS_PENDING.
 * NT_ERROR does not see it, the routine returns, and `iosb` is nobody's when the write completes.
 */
static NTSTATUS
SoftFSExtendVolumeFile(
    _In_ HANDLE File,
    _In_ LONGLONG Size
    )
{
    UCHAR nul = 0;
    LARGE_INTEGER last;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status;

    last.QuadPart = Size - 1;

    status = ZwWriteFile(File, NULL, NULL, NULL, &iosb, &nul, sizeof(nul), &last, 0);
    if (NT_ERROR(status)) {
        return status;
    }

    return STATUS_SUCCESS;
}

/* Opens the volume file, reserves its space, and marks it as initialized in its first byte. */
static NTSTATUS
SoftFSInitGlobalPackage(
    _Inout_ PSOFTFS_VOLUME Volume,
    _In_ LONGLONG Size
    )
{
    UCHAR initialized = 1;
    NTSTATUS status;

    status = SoftFSOpenVolumeFile(Volume);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    status = SoftFSExtendVolumeFile(Volume->File, Size);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    Volume->Size.QuadPart = Size;

    return SoftFSTransferVolumeData(Volume, IRP_MJ_WRITE, &initialized, sizeof(initialized), 0);
}

/* Drops one reference; the last one closes the file. */
VOID
SoftFSReleaseSoftVolume(
    _Inout_ PSOFTFS_VOLUME Volume
    )
{
    KLOCK_QUEUE_HANDLE lock;
    BOOLEAN last;

    KeAcquireInStackQueuedSpinLock(&Volume->Lock, &lock);
    last = (--Volume->References == 0);
    KeReleaseInStackQueuedSpinLock(&lock);

    if (last && Volume->FileObject != NULL) {
        ObDereferenceObject(Volume->FileObject);
        Volume->FileObject = NULL;
        ZwClose(Volume->File);
        Volume->File = NULL;
    }
}

/* Does one job on the worker's stack: the frames below it hold what the job leaves behind. */
static VOID
SoftFSProcessRequest(
    _Inout_ PSOFTFS_REQUEST Request
    )
{
    switch (Request->Type) {
    case SoftFSRequestInitGlobalPackage:
        Request->Status = SoftFSInitGlobalPackage(Request->Volume, Request->Size.QuadPart);
        break;

    case SoftFSRequestReleaseVolume:
        SoftFSReleaseSoftVolume(Request->Volume);
        Request->Status = STATUS_SUCCESS;
        break;

    default:
        Request->Status = STATUS_INVALID_PARAMETER;
        break;
    }
}

/*
 * The worker: sleeps until there is a job, does it, sleeps again. Not alertable, yet the special kernel APC that completes a
 * request of this thread is delivered in the wait, over the stack the request was issued from.
 */
VOID
SoftFSQueueSyncWorker(
    _In_ PVOID Context
    )
{
    PSOFTFS_QUEUE queue = (PSOFTFS_QUEUE)Context;
    PSOFTFS_REQUEST request;
    PLIST_ENTRY entry;
    BOOLEAN stop = FALSE;

    while (!stop) {
        KeWaitForSingleObject(&queue->NotEmpty, Executive, KernelMode, FALSE, NULL);

        while ((entry = ExInterlockedRemoveHeadList(&queue->Requests, &queue->Lock)) != NULL) {
            request = CONTAINING_RECORD(entry, SOFTFS_REQUEST, Link);
            stop = (BOOLEAN)(request->Type == SoftFSRequestStop);
            SoftFSProcessRequest(request);
            KeSetEvent(&request->Done, IO_NO_INCREMENT, FALSE);
        }
    }

    PsTerminateSystemThread(STATUS_SUCCESS);
}

/* Hands a job to the worker and waits until it is done. */
NTSTATUS
SoftFSInsertQueueItem(
    _Inout_ PSOFTFS_QUEUE Queue,
    _Inout_ PSOFTFS_REQUEST Request
    )
{
    KeInitializeEvent(&Request->Done, NotificationEvent, FALSE);
    ExInterlockedInsertTailList(&Queue->Requests, &Request->Link, &Queue->Lock);
    KeSetEvent(&Queue->NotEmpty, IO_NO_INCREMENT, FALSE);

    KeWaitForSingleObject(&Request->Done, Executive, KernelMode, FALSE, NULL);

    return Request->Status;
}

NTSTATUS
SoftFSVolMngrGlobalPackageInitRequest(
    _Inout_ PSOFTFS_VOLUME Volume,
    _In_ LONGLONG Size
    )
{
    SOFTFS_REQUEST request;

    RtlZeroMemory(&request, sizeof(request));
    request.Type = SoftFSRequestInitGlobalPackage;
    request.Volume = Volume;
    request.Size.QuadPart = Size;

    return SoftFSInsertQueueItem(&SoftFSQueue, &request);
}

/* The first launch of a package: the volume has no file yet. */
NTSTATUS
SoftFSConnectSession(
    _Inout_ PSOFTFS_VOLUME Volume,
    _In_ LONGLONG PackageSize
    )
{
    KLOCK_QUEUE_HANDLE lock;
    BOOLEAN first;

    KeAcquireInStackQueuedSpinLock(&Volume->Lock, &lock);
    first = (Volume->References++ == 0);
    KeReleaseInStackQueuedSpinLock(&lock);

    return first ? SoftFSVolMngrGlobalPackageInitRequest(Volume, PackageSize) : STATUS_SUCCESS;
}
