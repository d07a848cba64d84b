/** Brings the timeline of the side panel to the front. */
import { commands } from 'vscode';
import type { Command } from './command';

export const showTimeline: Command = async () => {
  await commands.executeCommand('kdscope.timeline.focus');
};
