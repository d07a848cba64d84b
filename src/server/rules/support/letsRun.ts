/** Commands after which the target is in another state: it ran, for a moment or until it stopped again. */

export const letsRun = /(?:^|;)\s*(?:g[hnucp]?|p[acht]?|t[abcht]?|\.restart|\.reboot)(?:\s|;|$)/;
