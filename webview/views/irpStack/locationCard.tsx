/** One stack location as a card: the driver, what it was asked, and with what. */
import type { VNode } from 'preact';
import { formatAddress } from '../../../src/shared/address';
import type { IrpLocationModel } from '../../../src/shared/viewModel';

export function LocationCard({ location }: { readonly location: IrpLocationModel }): VNode {
  const { index, current, driver, explanation, pending, flags, control, completion, args } = location;
  return (
    <>
      <div class="location-head">
        <span class="location-index">
          <span class="sr-only">Location </span>
          {index}
        </span>
        <span class="location-driver">{driver ?? 'no driver named'}</span>
        {current && <span class="tag tag-current">current</span>}
        {pending && <span class="tag tag-pending">pending</span>}
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
        {location.device !== undefined && <Pair name="Device" value={formatAddress(location.device)} />}
        {location.file !== undefined && <Pair name="File" value={formatAddress(location.file)} />}
        {completion !== undefined && <Pair name="Completion" value={completion} />}
        {args.map(({ name, value }) => (
          <Pair key={name} name={name} value={formatAddress(value)} />
        ))}
      </dl>
    </>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return (
    <div class="pair">
      <dt>{name}</dt>
      <dd class="mono">{value}</dd>
    </div>
  );
}
