/** Every IRP of the text, all its printings together: facts, relatives, and the stack locations from the highest driver down. */
import * as l10n from '@vscode/l10n';
import { formatAddress } from '../../shared/address';
import type { Badge, IrpModel, IrpRelative, IrpStackView } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { irpFunction, irpNames } from '../transcript/irpNames';
import { isPending, type MergedIrp } from '../transcript/irps';
import { thingId } from '../transcript/transcript';
import { empty } from './empty';
import { badgesOf, FindingIndex } from './findingIndex';
import { irpFacts } from './irpFacts';
import { irpLocations } from './irpLocations';

const most = 2000;

export function irpStack(analyzed: Analyzed): IrpStackView {
  const { transcript, analysis } = analyzed;
  const findings = new FindingIndex(analyzed.findings);
  const relatives = new Relatives(analysis.irps);
  const irps = analysis.irps.slice(0, most).map((irp) => irpModel(analyzed, irp, findings, relatives));
  const omitted = analysis.irps.length - irps.length;
  if (irps.length > 0) return { kind: 'irpStack', irps, ...(omitted > 0 && { omitted }) };
  return {
    kind: 'irpStack',
    empty: empty(transcript, l10n.t('The text shows no IRP.'), { kernel: '!irpfind -v' }),
    irps,
  };
}

function irpModel(
  { transcript }: Analyzed,
  irp: MergedIrp,
  findings: FindingIndex,
  relatives: Relatives,
): IrpModel {
  const { id, address, record, entries } = irp;
  const [first] = entries;
  return {
    id,
    address,
    label: irpLabel(irp),
    badges: [...stateBadges(irp), ...badgesOf(findings.touching([], id))],
    relatives: relatives.of(irp),
    facts: irpFacts(transcript, irp),
    locations: irpLocations(transcript, irp),
    elided: record.elided,
    lines: first ? transcript.lines(first) : [1, 1],
  };
}

function stateBadges(irp: MergedIrp): Badge[] {
  const { record } = irp;
  const badges: Badge[] = [];
  if (record.complete === true)
    badges.push({
      text: 'complete',
      title: 'The debugger says that the request is complete.',
      severity: 'hint',
    });
  if (isPending(irp))
    badges.push({
      text: 'pending',
      title: 'The driver at the current location has marked it pending.',
      severity: 'info',
    });
  if (record.cancelRoutine)
    badges.push({
      text: 'cancelable',
      title: 'A cancel routine is set: whoever holds the request gives it back when it is cancelled.',
      severity: 'hint',
    });
  return badges;
}

/** Which IRPs are parts of which. */
class Relatives {
  private readonly byId: ReadonlyMap<string, MergedIrp>;
  private readonly parts = new Map<string, MergedIrp[]>();

  constructor(irps: readonly MergedIrp[]) {
    this.byId = new Map(irps.map((irp) => [irp.id, irp]));
    for (const irp of irps) {
      const master = masterOf(irp);
      if (master === undefined) continue;
      const known = this.parts.get(master);
      if (known) known.push(irp);
      else this.parts.set(master, [irp]);
    }
  }

  of(irp: MergedIrp): IrpRelative[] {
    const found: IrpRelative[] = [];
    const { masterIrp } = irp.record;
    const master = this.byId.get(masterOf(irp) ?? '');
    if (master) found.push({ relation: 'master', text: irpLabel(master), id: master.id });
    else if (masterIrp) found.push({ relation: 'master', text: `IRP ${formatAddress(masterIrp)}` });
    for (const part of this.parts.get(irp.id) ?? [])
      found.push({ relation: 'associated', text: irpLabel(part), id: part.id });
    return found;
  }
}

function masterOf({ session, record: { masterIrp } }: MergedIrp): string | undefined {
  return masterIrp && thingId(session, 'irp', masterIrp);
}

/** `IRP fffffadf`cc225380: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK, pending in \FileSystem\Ntfs`. */
export function irpLabel({ address, current, record, session }: MergedIrp): string {
  const name = `IRP ${formatAddress(address)}`;
  if (record.complete === true) return `${name}: complete`;
  if (!current) return name;
  const { location } = current;
  const where =
    location.driver === undefined
      ? ''
      : `${location.notes.includes('pending') ? ', pending in' : ', at'} ${location.driver}`;
  return `${name}: ${irpFunction(location, irpNames(location, session.machine))}${where}`;
}
