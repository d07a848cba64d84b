/** Copies a text by way of the host, and says so for a moment. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../l10n/t';
import { Button } from '../toolkit';

export interface CopyButtonProps {
  readonly text: string;
  readonly copy: (text: string) => void;
  readonly label?: string;
}

const thanksMs = 1600;

export function CopyButton({ text, copy, label = t('copy.command') }: CopyButtonProps): VNode {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => {
      setCopied(false);
    }, thanksMs);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  return (
    <>
      <Button
        appearance="secondary"
        onClick={() => {
          copy(text);
          setCopied(true);
        }}
      >
        {copied ? t('copy.done') : label}
      </Button>
      <span class="sr-only" role="status">
        {copied ? t('copy.done') : ''}
      </span>
    </>
  );
}
