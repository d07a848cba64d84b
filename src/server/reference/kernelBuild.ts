// Build numbers of Windows: the number that a debugger prints, and the build whose kernel it is.

/** The number in `10 (build 19045)`, as a session names its Windows. */
export function buildNumber(osBuild: string | undefined): number | undefined {
  const digits = /\bbuild (\d{4,5})\b/.exec(osBuild ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * The build that a release has its kernel from: 19041 for 19042 to 19045, any other number is its own. Such a release switches features
 * on that were already installed, so that structures stay what they were.
 * Source: the support pages of the enablement packages KB4517245, KB4562830, KB5000736, KB5003791, KB5015684; KB4489887 for 6003.
 */
export function kernelBuild(build: number): number {
  if (build > 19041 && build <= 19045) return 19041;
  if (build === 18363) return 18362;
  return build === 6003 ? 6002 : build;
}
