/** The names of people and machines that a text gives away: learned where a user folder, a variable or a label names them. */

/** Where the name stands in its first group. Each reads a bounded piece of one line. */
const givers: readonly RegExp[] = [
  /[\\/](?:Users|Documents and Settings|home)[\\/]([^\\/\s"':;,<>|*?]{2,64})/gi,
  /\b(?:USERNAME|COMPUTERNAME|USERDOMAIN|USERDOMAIN_ROAMINGPROFILE|USERDNSDOMAIN)\s?=\s?([^\s;,"]{2,64})/gi,
  /\bLOGONSERVER\s?=\s?\\\\([^\s;,"\\]{2,64})/gi,
  /\b(?:(?:computer|host|machine|user|domain|account|owner)[ _]?name|registered owner|logged on user)[ \t]{0,24}[:=][ \t]{0,4}([^\s;,"]{2,64})/gi,
];

/** Names that say nothing about anybody. */
const common: ReadonlySet<string> = new Set(
  'public,default,all,administrator,admin,user,system,guest,workgroup,localhost,none,null,n/a,nt,builtin,authority,all users,default user'.split(
    ',',
  ),
);

/** Lower-case names, from the lines of a text. */
export function personalNames(texts: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const text of texts)
    for (const giver of givers)
      for (const [, name = ''] of text.matchAll(giver)) {
        const known = name.toLowerCase().replace(/[.)\]}]+$/, '');
        if (/^\p{L}.{2}/u.test(known) && !common.has(known)) names.add(known);
      }
  return names;
}
