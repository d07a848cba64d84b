/** A menu of IRPs. A text may hold thousands: it offers those around the chosen one, and all those that stand out. */
import type { VNode } from 'preact';
import type { IrpModel } from '../../../src/shared/viewModel';

export interface IrpChoiceProps {
  readonly label: string;
  readonly irps: readonly IrpModel[];
  /** Id; empty for a menu that adds one. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

const most = 300;

export function IrpChoice({ label, irps, chosen, onChoose }: IrpChoiceProps): VNode {
  return (
    <select
      class="irp-choice facet"
      aria-label={label}
      value={chosen}
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        if (chosen === '') currentTarget.value = '';
        if (value !== '' && value !== chosen) onChoose(value);
      }}
    >
      {chosen === '' && <option value="">{label}…</option>}
      {offered(irps, chosen).map(({ id, label: text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  );
}

function offered(irps: readonly IrpModel[], chosen: string): readonly IrpModel[] {
  if (irps.length <= most) return irps;
  const at = Math.max(0, irps.findIndex(({ id }) => id === chosen) - most / 2);
  const near = new Set(irps.slice(at, at + most));
  const telling = irps.filter(({ badges = [] }) =>
    badges.some(({ severity }) => severity !== 'hint' && severity !== 'info'),
  );
  for (const irp of telling.slice(0, most)) near.add(irp);
  return irps.filter((irp) => near.has(irp));
}
