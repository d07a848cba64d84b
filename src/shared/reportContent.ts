/** What a report page holds: all its views, and the lines of the text they point to. */
import type { ViewKind, ViewModel } from './viewModel';

export interface ReportContent {
  readonly title: string;
  readonly uri: string;
  readonly view: ViewKind;
  readonly models: readonly ViewModel[];
  /** By number, 1-based. */
  readonly lines: Readonly<Record<number, string>>;
}
