/** Reads the arguments of commands: what does not have the expected shape is undefined. */
import { Uri } from 'vscode';
import type { Lines } from '../../shared/triage';

export function uriArg(value: unknown): Uri | undefined {
  if (value instanceof Uri) return value;
  return typeof value === 'string' && value.includes(':') ? Uri.parse(value) : undefined;
}

/** `{ target }`, where to write. Never a bare URI: menus pass the file they were opened on, which must not be overwritten. */
export function targetArg(value: unknown): Uri | undefined {
  return typeof value === 'object' && value !== null && 'target' in value ? uriArg(value.target) : undefined;
}

/** 1-based, first not after last. */
export function linesArg(value: unknown): Lines | undefined {
  if (!Array.isArray(value)) return undefined;
  const [first, last] = value as readonly unknown[];
  return isLine(first) && isLine(last) && first <= last ? [first, last] : undefined;
}

/** The debugger command of a tree node. */
export function nodeCommandArg(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('command' in value)) return undefined;
  return typeof value.command === 'string' ? value.command : undefined;
}

/** The lines of a tree node. */
export function nodeLinesArg(value: unknown): Lines | undefined {
  return typeof value === 'object' && value !== null && 'lines' in value ? linesArg(value.lines) : undefined;
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
