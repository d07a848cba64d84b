/** The pieces of SARIF that results about transcripts and about source share. */
import type { Location, Result } from 'sarif';
import type { Lines, Severity } from '../../shared/triage';

export const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'none',
};

export function location([startLine, endLine]: Lines, uri: string, text?: string): Location {
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine, endLine } },
    ...(text !== undefined && { message: { text } }),
  };
}

/** A relative path stays relative, so that a result file can travel with the transcript; what no URI may hold is escaped. */
export function uriOf(file: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(file)) return file;
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(path)
    ? `file:///${path.replace('%3A', ':')}`
    : path.startsWith('/')
      ? `file://${path}`
      : path;
}
