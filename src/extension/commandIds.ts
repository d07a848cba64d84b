/** Every command of the manifest. Known to main, which registers them; implemented in `commands/`, which loads later. */

export const commandIds = [
  'openTriage',
  'pin',
  'unpin',
  'showTimeline',
  'lookAtAddress',
  'analyzeFile',
  'searchFile',
  'goToLine',
  'nextSlice',
  'previousSlice',
  'closeFile',
  'analyzeClipboard',
  'openSample',
  'copyNextCommand',
  'exportReport',
  'normalizeTranscript',
  'copyExcerpt',
  'showLog',
  'openInView',
  'explainFinding',
  'reveal',
  'showStacks',
] as const;

/** Without the prefix `kdscope.`. */
export type CommandId = (typeof commandIds)[number];
