// What the functions of IRPs do and what their arguments are. Hand-kept; explanations in our own words.
// Sources: members and their order from the layout of IO_STACK_LOCATION (structs.generated.ts; mingw-w64 10.0.0 ddk/wdm.h, ntifs.h, public
// domain); behaviour as the Windows driver documentation (© Microsoft, CC BY 4.0) describes the functions, rewritten.

/** A line: majors or `major,minor` (hex), then the members that Args 1 to 4 show; `-` for an unused slot. */
export const irpArgumentNames = `
0 SecurityContext Options FileAttributes/ShareAccess EaLength
1|13 SecurityContext Options Reserved/ShareAccess Parameters
3|4 Length Key ByteOffset -
5 Length FileInformationClass - -
6 Length FileInformationClass FileObject ClusterCount/DeleteHandle/ReplaceIfExists/AdvanceOnly
7 Length EaList EaListLength EaIndex
8|1a Length - - -
a|b Length FsInformationClass - -
c,1 Length FileName FileInformationClass FileIndex
c,2 Length CompletionFilter - -
d OutputBufferLength InputBufferLength FsControlCode Type3InputBuffer
d,1|d,2 Vpb DeviceObject - -
e|f OutputBufferLength InputBufferLength IoControlCode Type3InputBuffer
f,1 Srb - - -
11 Length Key ByteOffset -
14 SecurityInformation Length - -
15 SecurityInformation SecurityDescriptor - -
16 SystemContext Type State ShutdownType
16,0 PowerState - - -
16,1 PowerSequence - - -
17 ProviderId DataPath BufferSize Buffer
19 Length StartSid SidList SidListLength
1b,0 AllocatedResources AllocatedResourcesTranslated - -
1b,7 Type - - -
1b,8 InterfaceType Size/Version Interface InterfaceSpecificData
1b,9 Capabilities - - -
1b,d IoResourceRequirementList - - -
1b,f|1b,10 WhichSpace Buffer Offset Length
1b,12 Lock - - -
1b,13 IdType - - -
1b,c DeviceTextType LocaleId - -
1b,16 InPath Type - -
`;

/** A line: majors or `major,minor` (hex), then the explanation. */
export const irpExplanations = `
0 Opens or creates a file, directory, volume or device.
1 Creates a named pipe (its server end).
2 The last reference to the file object is gone: the driver may free what it keeps for it. Nobody can use the file object any more.
3 Reads.
4 Writes.
5 Asks for information about a file; argument 2 is the FILE_INFORMATION_CLASS.
6 Changes information of a file, such as its name, its end or that it is to be deleted; argument 2 is the FILE_INFORMATION_CLASS.
7 Reads extended attributes.
8 Writes extended attributes.
9 Asks the driver to write what it has cached. On a named pipe it is completed only when the other end has read everything.
a Asks for information about a volume.
b Changes information of a volume.
c Lists a directory or waits for changes in it.
c,1 Lists the entries of a directory.
c,2 Waits until something changes in a directory. It stays pending until then: a long life is normal.
d A file-system control: an FSCTL, a mount or a verification of a volume.
d,0 A file-system control code (FSCTL) that a program sent. Requests such as opportunistic locks and pipe listens stay pending by design.
d,1 Asks a file system to recognise and mount a volume.
d,2 Asks a file system to check whether the volume in a removable device is still the same.
d,4 A file-system control code (FSCTL) that a kernel component sent.
e An I/O control code (IOCTL); argument 3 is the code. Many drivers keep such requests pending until they have something to report.
f An I/O control between kernel drivers, such as a SCSI or USB request; its arguments follow the protocol of the two drivers.
10 The system is shutting down; write what is not written yet.
11 Locks or unlocks a range of bytes of a file.
11,1 Asks for a byte-range lock. Without SL_FAIL_IMMEDIATELY it stays pending until the range is free, the request is cancelled or the file closed. Argument 1 points to the length.
11,2 Releases one byte-range lock.
11,3 Releases all byte-range locks that the process holds through this file object.
11,4 Releases the byte-range locks that were taken with a key.
12 The last handle to the file object was closed: the driver completes what is still queued for it. References may remain.
13 Creates a mailslot.
14 Reads the security descriptor.
15 Writes the security descriptor.
16 A power-management request.
16,0 Arms a device to wake the system: it stays pending until the device signals or the request is cancelled.
16,2 Tells drivers of a new power state. It has to be finished within a time limit; one that hangs ends in bug check 0x9F.
16,3 Asks whether a power state may be entered.
17 A request of Windows Management Instrumentation (WMI).
18 Reserved.
19 Reads quota entries.
1a Writes quota entries.
1b A Plug and Play request.
1b,0 Starts a device with the hardware resources assigned to it.
1b,1 Asks whether a device may be removed.
1b,2 Removes a device: its drivers give back everything and delete their device objects.
1b,7 Asks a bus driver for related devices, such as its children.
1b,17 The device disappeared without notice: no further I/O can reach it.
`;
