/** The buttons of a drawing that can be zoomed. */
import type { VNode } from 'preact';
import { Button } from '../toolkit';

export interface ZoomButtonsProps {
  /** `the graph`: what is fitted. */
  readonly what: string;
  /** More than 1 is nearer. */
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}

export function ZoomButtons({ what, zoom, fit }: ZoomButtonsProps): VNode {
  const buttons = [
    {
      sign: '+',
      label: 'Zoom in',
      title: 'Zoom in (+)',
      act: () => {
        zoom(1.25);
      },
    },
    {
      sign: '−',
      label: 'Zoom out',
      title: 'Zoom out (−)',
      act: () => {
        zoom(0.8);
      },
    },
    { sign: '⤢', label: `Fit ${what}`, title: 'Fit (0)', act: fit },
  ];
  return (
    <div class="zoom" role="group" aria-label="Zoom">
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
