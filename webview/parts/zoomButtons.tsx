/** The buttons of a drawing that can be zoomed. */
import type { VNode } from 'preact';
import { t } from '../l10n/t';
import { Button } from '../toolkit';

export interface ZoomButtonsProps {
  /** What is fitted. */
  readonly what: 'graph' | 'axis' | 'story';
  /** More than 1 is nearer. */
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

export function ZoomButtons({ what, zoom, fit }: ZoomButtonsProps): VNode {
  const buttons = [
    {
      sign: '+',
      label: t('zoom.in'),
      title: t('zoom.inHint'),
      act: () => {
        zoom(1.25);
      },
    },
    {
      sign: '−',
      label: t('zoom.out'),
      title: t('zoom.outHint'),
      act: () => {
        zoom(0.8);
      },
    },
    { sign: '⤢', label: t(`zoom.fit.${what}`), title: t('zoom.fitHint'), act: fit },
  ];
  return (
    <div class="zoom" role="group" aria-label={t('zoom.group')}>
      {buttons.map(({ sign, label, title, act }) => (
        <Button key={sign} appearance="icon" aria-label={label} title={title} onClick={act}>
          <span class="zoom-sign" aria-hidden="true">
            {sign}
          </span>
        </Button>
      ))}
    </div>
  );
}
