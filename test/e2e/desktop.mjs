// A desktop VS Code for the suite, where there is a screen to show it on and a network to download it from.
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { which } from '../../scripts/lib/program.mjs';

export const hasScreen = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** Without a screen, but with the program that pretends one: the runner starts itself again under it. */
export const canPretendScreen = () =>
  process.platform === 'linux' && !hasScreen() && which('xvfb-run') !== undefined;

/** @returns {Promise<string | undefined>} The executable, or undefined where it cannot be had. */
export async function findDesktop() {
  if (!hasScreen()) return undefined;
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', timeout: 60_000 });
  } catch (error) {
    console.log(`• No desktop VS Code: it could not be downloaded (${error.message})`);
    return undefined;
  }
}
