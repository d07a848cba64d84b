/** A view by the kind of its model. */
import type { VNode } from 'preact';
import type { ViewModel } from '../src/shared/viewModel';
import type { ViewProps } from './viewProps';
import { AddressLens } from './views/addressLens/addressLens';
import { ApcTimeline } from './views/apcTimeline/apcTimeline';
import { Overview } from './views/overview/overview';
import { IrpStack } from './views/irpStack/irpStack';
import { RawStack } from './views/rawStack/rawStack';
import { ThreadStacks } from './views/threadStacks/threadStacks';
import { WaitGraphView } from './views/waitGraph/waitGraph';

/** `compact` is for the side panel. */
export function drawView(
  model: ViewModel,
  rest: Omit<ViewProps<ViewModel>, 'model'>,
  compact = false,
): VNode {
  switch (model.kind) {
    case 'overview':
      return <Overview model={model} {...rest} />;
    case 'threadStacks':
      return <ThreadStacks model={model} {...rest} />;
    case 'irpStack':
      return <IrpStack model={model} {...rest} />;
    case 'apcTimeline':
      return <ApcTimeline model={model} compact={compact} {...rest} />;
    case 'waitGraph':
      return <WaitGraphView model={model} {...rest} />;
    case 'rawStack':
      return <RawStack model={model} {...rest} />;
    case 'addressLens':
      return <AddressLens model={model} {...rest} />;
  }
}
