/** The objects of the selected location as buttons: what the links on its card do, for the keyboard. */
import type { VNode } from 'preact';
import { formatAddress, type Address } from '../../../src/shared/address';
import type { Lines } from '../../../src/shared/triage';
import type { IrpLocationModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { Inspector, NoSelection } from '../../parts/inspector';
import type { Actions } from '../../store';

export interface LocationLinksProps {
  readonly location: IrpLocationModel | undefined;
  readonly actions: Actions;
}

export function LocationLinks({ location, actions }: LocationLinksProps): VNode {
  if (location === undefined) return <NoSelection hint={t('irp.hint')} />;
  const { index, described = {}, device, file, driver, sum, lines } = location;
  const objects = [
    linkTo(t('irp.showDriver'), described.driver),
    linkTo(t('irp.showDevice'), described.device, device, 'irp.lookAtDevice'),
    linkTo(t('irp.showFile'), described.file, file, 'irp.lookAtFile'),
  ];
  const number = String(index);
  return (
    <Inspector
      title={
        driver === undefined
          ? t('irp.locationAt', { index: number })
          : t('irp.locationOf', { index: number, driver })
      }
      why={sum}
      lines={lines}
    >
      <p class="link-row">
        {objects.filter(isReachable).map(({ label, address, lines: at }) => (
          <button
            key={label}
            type="button"
            class="text-button"
            onClick={({ detail }) => {
              if (at !== undefined) actions.reveal(at, detail === 1);
              else if (address !== undefined) actions.look(address);
            }}
          >
            {label}
          </button>
        ))}
      </p>
    </Inspector>
  );
}

interface ObjectLinkText {
  readonly label: string;
  readonly address: Address | undefined;
  readonly lines: Lines | undefined;
}

/** To the lines that describe the object, else to its address, under another label. */
function linkTo(
  label: string,
  lines: Lines | undefined,
  address?: Address,
  lookAt?: 'irp.lookAtDevice' | 'irp.lookAtFile',
): ObjectLinkText {
  const looks = lines === undefined && address !== undefined && lookAt !== undefined;
  return { label: looks ? t(lookAt, { address: formatAddress(address) }) : label, address, lines };
}

function isReachable({ address, lines }: ObjectLinkText): boolean {
  return address !== undefined || lines !== undefined;
}
