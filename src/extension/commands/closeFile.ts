/** Lets an analyzed file go, with its slices and the memory it takes. */
import { analyzedFile } from './analyzedFile';
import type { Command } from './command';

export const closeFile: Command = (services) => {
  const file = analyzedFile(services);
  if (file !== undefined) services.files.close(file);
};
