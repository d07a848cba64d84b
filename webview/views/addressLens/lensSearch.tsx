/** Which address the lens looks at: typed, chosen from those worth a look, or the one looked at before. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AddressLensView } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import type { Actions } from '../../store';
import { Button, Dropdown, Option, TextField } from '../../toolkit';

export interface LensSearchProps {
  readonly model: AddressLensView;
  readonly actions: Actions;
}

export function LensSearch({ model, actions }: LensSearchProps): VNode {
  const { about, spelling, suggestions } = model;
  const [text, setText] = useState(spelling ?? '');
  const before = actions.lookedAt();
  return (
    <form
      class="toolbar"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        actions.look(text);
      }}
    >
      <TextField
        class="lens-address"
        aria-label={t('lens.address')}
        placeholder={t('lens.address')}
        value={text}
        onInput={({ target }) => {
          setText((target as HTMLInputElement).value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') actions.look(text);
        }}
      />
      <Button
        appearance="secondary"
        disabled={before === undefined}
        onClick={() => {
          if (before !== undefined) actions.look(before);
        }}
      >
        {t('lens.back')}
      </Button>
      {suggestions.length > 0 && (
        <Dropdown
          class="lens-choice"
          aria-label={t('lens.suggestions')}
          value={about ?? ''}
          onChange={({ target }) => {
            const { value } = target as HTMLSelectElement;
            if (value !== '' && value !== about) actions.look(value);
          }}
        >
          {suggestions.every(({ address }) => address !== about) && (
            <Option value={about ?? ''}>{spelling ?? t('lens.suggestions')}</Option>
          )}
          {suggestions.map(({ address, label }) => (
            <Option key={address} value={address}>
              {label}
            </Option>
          ))}
        </Dropdown>
      )}
    </form>
  );
}
