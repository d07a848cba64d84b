/** The build of Windows that an analysis names, where nothing else has named it. */
import type { TranscriptRecord } from '../../model/record';
import { buildNumber, kernelBuild } from '../../reference/kernelBuild';
import { flat } from '../../text/intern';

/** `10.0.19041.1`, `9600.18146.amd64fre.winblue_ltsb.151121-0600`, `6.1.7600.16385 (win7_rtm.090713-1255)`. */
const printed = /^(?:(\d{1,2}\.\d)\.)?(\d{4,5})(?:\.\d|$)/;
const fields = ['OS_VERSION', 'BUILDOSVER_STR', 'BUILD_VERSION_STRING', 'OSBUILD'];

/** `10.0 (build 19041)`; what was known, unless the analysis is that of another kernel. */
export function analyzedBuild(
  known: string | undefined,
  records: readonly TranscriptRecord[],
): string | undefined {
  let found = known;
  for (const record of records) {
    if (record.kind !== 'analysis') continue;
    const match = fields.map((name) => printed.exec(record.fields[name] ?? '')).find((one) => one !== null);
    const [, version = '', digits] = match ?? [];
    if (digits === undefined) continue;
    const build = buildNumber(known);
    if (build === undefined || kernelBuild(Number(digits)) !== kernelBuild(build))
      found = flat(`${version} (build ${digits})`.trim());
  }
  return found;
}
