/** What the parts of the lens are given. */
import type { AddressLensView } from '../../../src/shared/viewModel';
import type { ViewProps } from '../../viewProps';

export type LensPartProps = ViewProps<AddressLensView>;
