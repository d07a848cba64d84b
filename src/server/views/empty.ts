/** What a view says when there is nothing to draw, and the command whose output would change that. */
import type { Empty } from '../../shared/viewModel';
import type { Transcript } from '../transcript/transcript';

/** The command depends on what the debugger is attached to; where the text does not show it, the kernel's is the better guess. */
export function empty(
  transcript: Transcript,
  message: string,
  commands: { kernel?: string; user?: string },
): Empty {
  const isUser =
    transcript.sessions.length > 0 && transcript.sessions.every(({ kind }) => kind.startsWith('user'));
  const command = isUser ? commands.user : commands.kernel;
  return { message, ...(command !== undefined && { command }) };
}
