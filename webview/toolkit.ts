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
import type { FunctionComponent, HTMLAttributes } from 'preact';

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
export const TextField = element<{ value?: string; placeholder?: string }>('vscode-text-field');
