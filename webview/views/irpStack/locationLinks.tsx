/** The objects of the selected location as buttons: what the links on its card do, for the keyboard. */
import type { VNode } from 'preact';
import { formatAddress, type Address } from '../../../src/shared/address';
import type { Lines } from '../../../src/shared/triage';
import type { IrpLocationModel } from '../../../src/shared/viewModel';
import { Inspector, NoSelection } from '../../parts/inspector';
import type { Actions } from '../../store';

export interface LocationLinksProps {
  readonly location: IrpLocationModel | undefined;
  readonly actions: Actions;
}

export function LocationLinks({ location, actions }: LocationLinksProps): VNode {
  if (location === undefined)
    return <NoSelection hint="Select a stack location to reach its device, its file and its driver." />;
  const { index, described = {}, device, file, driver, sum, lines } = location;
  const objects: readonly { name: string; address?: Address | undefined; lines: Lines | undefined }[] = [
    { name: 'driver', lines: described.driver },
    { name: 'device', address: device, lines: described.device },
    { name: 'file', address: file, lines: described.file },
  ];
  const reachable = objects.filter(({ address, lines: at }) => address !== undefined || at !== undefined);
  return (
    <Inspector
      title={`Location ${index}${driver === undefined ? '' : `, ${driver}`}`}
      why={sum}
      lines={lines}
    >
      <p class="link-row">
        {reachable.map(({ name, address, lines: at }) => (
          <button
            key={name}
            type="button"
            class="text-button"
            onClick={({ detail }) => {
              if (at !== undefined) actions.reveal(at, detail === 1);
              else if (address !== undefined) actions.look(address);
            }}
          >
            {at === undefined && address !== undefined
              ? `Look at the ${name} ${formatAddress(address)}`
              : `Show the ${name}`}
          </button>
        ))}
      </p>
    </Inspector>
  );
}
