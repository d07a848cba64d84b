// How a file was opened: disposition, options, sharing, attributes of the file and of the handle.
import { flagNames, flagTable } from './flagNames';
import { lazyTable } from './lazyTable';

/** `FILE_OPEN_IF`: what is to happen when the file is there, and when it is not. */
export function createDisposition(value: number): string | undefined {
  return dispositions[value];
}

/** The names of CreateOptions (bits 0–23 of IO_STACK_LOCATION.Parameters.Create.Options). */
export function createOptions(value: number): string[] {
  return flagNames(value, optionTable());
}

export function shareAccess(value: number): string[] {
  return flagNames(value, shareTable());
}

export function fileAttributes(value: number): string[] {
  return flagNames(value, attributeTable());
}

/** The names of OBJECT_ATTRIBUTES.Attributes. */
export function objectAttributes(value: number): string[] {
  return flagNames(value, objectTable());
}

/** The names of a CompletionFilter: which changes of a directory are to be reported. */
export function changeFilter(value: number): string[] {
  return flagNames(value, changeTable());
}

/** The names of a SECURITY_INFORMATION: which parts of a security descriptor are meant. */
export function securityInformation(value: number): string[] {
  return flagNames(value, securityTable());
}

// Values: mingw-w64 10.0.0 ddk/wdm.h, ntdef.h, winnt.h (public domain).
const dispositions = [
  'FILE_SUPERSEDE',
  'FILE_OPEN',
  'FILE_CREATE',
  'FILE_OPEN_IF',
  'FILE_OVERWRITE',
  'FILE_OVERWRITE_IF',
] as const;

const optionTable = lazyTable(() =>
  flagTable(
    '1 FILE_DIRECTORY_FILE,2 FILE_WRITE_THROUGH,4 FILE_SEQUENTIAL_ONLY,8 FILE_NO_INTERMEDIATE_BUFFERING,10 FILE_SYNCHRONOUS_IO_ALERT,20 FILE_SYNCHRONOUS_IO_NONALERT,40 FILE_NON_DIRECTORY_FILE,80 FILE_CREATE_TREE_CONNECTION,100 FILE_COMPLETE_IF_OPLOCKED,200 FILE_NO_EA_KNOWLEDGE,400 FILE_OPEN_REMOTE_INSTANCE,800 FILE_RANDOM_ACCESS,1000 FILE_DELETE_ON_CLOSE,2000 FILE_OPEN_BY_FILE_ID,4000 FILE_OPEN_FOR_BACKUP_INTENT,8000 FILE_NO_COMPRESSION,10000 FILE_OPEN_REQUIRING_OPLOCK,20000 FILE_DISALLOW_EXCLUSIVE,100000 FILE_RESERVE_OPFILTER,200000 FILE_OPEN_REPARSE_POINT,400000 FILE_OPEN_NO_RECALL,800000 FILE_OPEN_FOR_FREE_SPACE_QUERY',
  ),
);
const shareTable = lazyTable(() => flagTable('1 FILE_SHARE_READ,2 FILE_SHARE_WRITE,4 FILE_SHARE_DELETE'));
const attributeTable = lazyTable(() =>
  flagTable(
    '1 FILE_ATTRIBUTE_READONLY,2 FILE_ATTRIBUTE_HIDDEN,4 FILE_ATTRIBUTE_SYSTEM,10 FILE_ATTRIBUTE_DIRECTORY,20 FILE_ATTRIBUTE_ARCHIVE,40 FILE_ATTRIBUTE_DEVICE,80 FILE_ATTRIBUTE_NORMAL,100 FILE_ATTRIBUTE_TEMPORARY,200 FILE_ATTRIBUTE_SPARSE_FILE,400 FILE_ATTRIBUTE_REPARSE_POINT,800 FILE_ATTRIBUTE_COMPRESSED,1000 FILE_ATTRIBUTE_OFFLINE,2000 FILE_ATTRIBUTE_NOT_CONTENT_INDEXED,4000 FILE_ATTRIBUTE_ENCRYPTED,10000 FILE_ATTRIBUTE_VIRTUAL',
  ),
);
const objectTable = lazyTable(() =>
  flagTable(
    '2 OBJ_INHERIT,10 OBJ_PERMANENT,20 OBJ_EXCLUSIVE,40 OBJ_CASE_INSENSITIVE,80 OBJ_OPENIF,100 OBJ_OPENLINK,200 OBJ_KERNEL_HANDLE,400 OBJ_FORCE_ACCESS_CHECK,800 OBJ_IGNORE_IMPERSONATED_DEVICEMAP,1000 OBJ_DONT_REPARSE',
  ),
);
const changeTable = lazyTable(() =>
  flagTable(
    '1 FILE_NOTIFY_CHANGE_FILE_NAME,2 FILE_NOTIFY_CHANGE_DIR_NAME,4 FILE_NOTIFY_CHANGE_ATTRIBUTES,8 FILE_NOTIFY_CHANGE_SIZE,10 FILE_NOTIFY_CHANGE_LAST_WRITE,20 FILE_NOTIFY_CHANGE_LAST_ACCESS,40 FILE_NOTIFY_CHANGE_CREATION,80 FILE_NOTIFY_CHANGE_EA,100 FILE_NOTIFY_CHANGE_SECURITY,200 FILE_NOTIFY_CHANGE_STREAM_NAME,400 FILE_NOTIFY_CHANGE_STREAM_SIZE,800 FILE_NOTIFY_CHANGE_STREAM_WRITE',
  ),
);
const securityTable = lazyTable(() =>
  flagTable(
    '1 OWNER_SECURITY_INFORMATION,2 GROUP_SECURITY_INFORMATION,4 DACL_SECURITY_INFORMATION,8 SACL_SECURITY_INFORMATION,10 LABEL_SECURITY_INFORMATION,10000000 UNPROTECTED_SACL_SECURITY_INFORMATION,20000000 UNPROTECTED_DACL_SECURITY_INFORMATION,40000000 PROTECTED_SACL_SECURITY_INFORMATION,80000000 PROTECTED_DACL_SECURITY_INFORMATION',
  ),
);
