/** One stack location as a card: the driver, what it was asked, and with what. */
import type { VNode } from 'preact';
import { formatAddress, type Address } from '../../../src/shared/address';
import type { Lines } from '../../../src/shared/triage';
import type { IrpLocationModel } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { breakable } from '../../parts/breakable';
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
          <span class="sr-only">{t('irp.location')} </span>
          {location.index}
        </span>
        <span class="location-driver">
          {driver === undefined ? (
            t('irp.noDriver')
          ) : (
            <ObjectLink text={driver} lines={described.driver} actions={actions} />
          )}
        </span>
        {location.current && <span class="tag tag-current">{t('irp.current')}</span>}
        {location.pending && <span class="tag tag-pending">{t('irp.pending')}</span>}
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
        <ObjectPair
          name={t('irp.device')}
          address={location.device}
          lines={described.device}
          actions={actions}
        />
        <ObjectPair name={t('irp.file')} address={location.file} lines={described.file} actions={actions} />
        {args.map(({ name, value, meaning }, at) => (
          <Pair key={at} name={name}>
            {formatAddress(value)}
            {meaning !== undefined && <span class="arg-meaning">{meaning}</span>}
          </Pair>
        ))}
        {sum !== undefined && <Pair name={t('irp.liesAt')}>{sum}</Pair>}
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
  readonly children: VNode | string | readonly (VNode | string | false)[];
}

function Pair({ name, children }: PairProps): VNode {
  return (
    <div class="pair">
      <dt>{breakable(name)}</dt>
      <dd class="mono">{children}</dd>
    </div>
  );
}
