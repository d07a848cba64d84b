/**
 * The one module that knows @vscode/webview-ui-toolkit, archived upstream since January 2025.
 * Views use the components below; replacing the library means replacing this file.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { h, type FunctionComponent, type HTMLAttributes, type VNode } from 'preact';

export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeProgressRing(),
    vsCodeTextField(),
  );
}

/** A custom element as a component: Preact takes the tag name, the types take the properties. */
function element<Properties>(tag: string): FunctionComponent<Properties & HTMLAttributes<HTMLElement>> {
  return tag as unknown as FunctionComponent<Properties & HTMLAttributes<HTMLElement>>;
}

export const Button = element<{ appearance?: 'primary' | 'secondary' | 'icon'; disabled?: boolean }>(
  'vscode-button',
);
export const Dropdown = element<{ value?: string }>('vscode-dropdown');
export const Option = element<{ value?: string; selected?: boolean }>('vscode-option');
export const ProgressRing = element<object>('vscode-progress-ring');

type FieldProps = { value?: string; placeholder?: string } & HTMLAttributes<HTMLElement>;
const Field = element<FieldProps>('vscode-text-field');

/** The element calls itself `Text field` when it comes into the page: its own name is set once it is there. */
export function TextField(props: FieldProps): VNode {
  const name = props['aria-label'];
  const rename = (field: HTMLElement | null): void => {
    if (typeof name === 'string') field?.setAttribute('aria-label', name);
  };
  return h(Field, { ...props, ref: rename });
}
