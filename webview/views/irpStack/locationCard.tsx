/** One stack location as a card: the driver, what it was asked, and with what. */
import type { VNode } from 'preact';
import { formatAddress, type Address } from '../../../src/shared/address';
import type { Lines } from '../../../src/shared/triage';
import type { IrpLocationModel } from '../../../src/shared/viewModel';
import type { Actions } from '../../store';
import { ObjectLink } from './objectLink';

export interface LocationCardProps {
  readonly location: IrpLocationModel;
  readonly actions: Actions;
}

export function LocationCard({ location, actions }: LocationCardProps): VNode {
  const { driver, explanation, flags, control, args, described = {}, sum } = location;
  return (
    <>
      <div class="location-head">
        <span class="location-index" title={sum}>
          <span class="sr-only">Location </span>
          {location.index}
        </span>
        <span class="location-driver">
          {driver === undefined ? (
            'no driver named'
          ) : (
            <ObjectLink text={driver} lines={described.driver} actions={actions} />
          )}
        </span>
        {location.current && <span class="tag tag-current">current</span>}
        {location.pending && <span class="tag tag-pending">pending</span>}
      </div>
      <div class="location-function mono">{location.function}</div>
      {explanation !== undefined && <p class="location-explanation">{explanation}</p>}
      {flags.length + control.length > 0 && (
        <div class="chips">
          {[...flags, ...control].map((flag) => (
            <span key={flag} class="chip mono">
              {flag}
            </span>
          ))}
        </div>
      )}
      <dl class="pairs">
        <ObjectPair name="Device" address={location.device} lines={described.device} actions={actions} />
        <ObjectPair name="File" address={location.file} lines={described.file} actions={actions} />
        {args.map(({ name, value, meaning }, at) => (
          <Pair key={at} name={name}>
            {formatAddress(value)}
            {meaning !== undefined && <span class="arg-meaning">{meaning}</span>}
          </Pair>
        ))}
        {sum !== undefined && (
          <Pair name="Lies at" wide>
            {sum}
          </Pair>
        )}
      </dl>
    </>
  );
}

interface ObjectPairProps {
  readonly name: string;
  readonly address: Address | undefined;
  readonly lines: Lines | undefined;
  readonly actions: Actions;
}

function ObjectPair({ name, address, lines, actions }: ObjectPairProps): VNode | null {
  if (address === undefined) return null;
  return (
    <Pair name={name}>
      <ObjectLink text={formatAddress(address)} address={address} lines={lines} actions={actions} />
    </Pair>
  );
}

interface PairProps {
  readonly name: string;
  /** A line of its own. */
  readonly wide?: boolean;
  readonly children: VNode | string | readonly (VNode | string | false)[];
}

function Pair({ name, wide = false, children }: PairProps): VNode {
  return (
    <div class="pair" data-wide={wide}>
      <dt>{name}</dt>
      <dd class="mono">{children}</dd>
    </div>
  );
}
