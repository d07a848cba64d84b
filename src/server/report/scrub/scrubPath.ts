/** Paths: what Windows, its SDKs and debuggers name stays, what people name does not. */
import type { Placeholders } from './placeholders';

const known: ReadonlySet<string> = new Set(
  `users,documents and settings,home,windows,winnt,system32,syswow64,sysnative,drivers,driverstore,filerepository,winsxs,program files,
program files (x86),programdata,appdata,local,roaming,locallow,temp,tmp,desktop,documents,downloads,minidump,livekernelreports,
symbols,sym,symcache,systemroot,device,driver,filesystem,global??,globalroot,dosdevices,basenamedobjects,objecttypes,knowndlls,sessions,
registry,machine,user,software,system,controlset001,currentcontrolset,services,microsoft,windows kits,debuggers,common files,
debugger,debuggingtools,src,inc,lib,bin,obj,x86,x64,amd64,arm64,i386,winext,winxp,base,ntos,onecore,minkernel,vccrt,crt,harddisk0,
public,default,all users,default user,pipe,namedpipe,mailslot,mup,unc,proc,dev,null,dr0`.split(/,\s*/),
);
/** `HarddiskVolume3`, `Partition1`, `0000002f`. */
const numbered =
  /^(?:harddisk(?:volume)?\d*|partition\d+|volume\d*|dr\d+|dp\(.*\)|cdrom\d+|\d{1,8}|session\d*|v?\d+(?:\.\d+)+|[a-z]:?|\.{1,2}|\?{1,2}|)$/i;
/** Files that name code: their names are all over a transcript as module names. */
const code =
  /^[\w.+-]{1,80}\.(?:exe|dll|sys|drv|ocx|cpl|mui|pdb|dbg|c|cc|cpp|cxx|h|hpp|inl|asm|rs|cs|dmp|mdmp)$/i;
const extension = /\.[A-Za-z0-9]{1,5}$/;

/** `C:\Users\alice\report.docx`, `\Device\HarddiskVolume3\Data`, `\\server\share`: same separators, same widths. */
export function scrubPath(path: string, placeholders: Placeholders): string {
  if (/^\\(?:Driver|FileSystem)\\/i.test(path)) return path; // as public as the names of modules
  return path
    .split(/([\\/])/)
    .map((part) => (part === '\\' || part === '/' ? part : scrubPart(part, placeholders)))
    .join('');
}

function scrubPart(part: string, placeholders: Placeholders): string {
  const name = part.trim().toLowerCase();
  if (known.has(name) || numbered.test(name) || code.test(part)) return part;
  const end = extension.exec(part)?.[0] ?? '';
  return placeholders.word(part.slice(0, part.length - end.length)) + end;
}
