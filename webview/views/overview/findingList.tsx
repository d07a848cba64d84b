/** Findings by severity; each opens to its proof, other explanations, what is missing, and commands. */
import type { VNode } from 'preact';
import type { Severity } from '../../../src/shared/triage';
import type { FindingModel } from '../../../src/shared/viewModel';
import { gradeWords, grouped, linesText } from '../../format';
import { t } from '../../l10n/t';
import { Button } from '../../toolkit';
import type { CardProps } from './cardProps';
import { CommandRow } from './commandPlan';
import { StepList } from './stepList';
import { TextList } from './textList';

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export interface FindingListProps extends CardProps {
  readonly findings: readonly FindingModel[];
  /** Of all; more than there are here in a large text. */
  readonly count: number;
  readonly isOpen: (id: string) => boolean;
  readonly toggle: (id: string, open: boolean) => void;
}

export function FindingList({ findings, count, ...rest }: FindingListProps): VNode {
  return (
    <section class="overview-findings" aria-label={t('findings.title')}>
      <h2>{t('findings.title')}</h2>
      {findings.length === 0 && <p class="secondary">{t('findings.none')}</p>}
      {severities.map((severity) => {
        const title = t(`findings.${severity}`);
        const own = findings.filter((finding) => finding.severity === severity);
        if (own.length === 0) return null;
        return (
          <section key={severity} aria-label={title}>
            <h3>
              {title} <span class="secondary">{grouped(own.length)}</span>
            </h3>
            <ul class="overview-list">
              {own.map((finding) => (
                <FindingRow key={finding.id} finding={finding} {...rest} />
              ))}
            </ul>
          </section>
        );
      })}
      {findings.length < count && (
        <p class="secondary" role="note">
          {t('findings.more', { count: count - findings.length })}
        </p>
      )}
    </section>
  );
}

interface FindingRowProps extends Omit<FindingListProps, 'findings' | 'count'> {
  readonly finding: FindingModel;
}

function FindingRow({ finding, isOpen, toggle, markProps, copy }: FindingRowProps): VNode {
  const { id, rule, severity, grade, message, lines, proof, alternatives, missing, next } = finding;
  const open = isOpen(id);
  const commands = new Set([...next, ...missing.flatMap(({ command }) => command ?? [])]);
  const about = [rule, t(`grade.${grade}`), ...(lines ? [linesText(lines)] : [])].join(', ');
  const more = open ? t('findings.close') : t('findings.open');
  return (
    <li class={`overview-finding badge-${severity}`}>
      <div class="overview-head">
        <button type="button" class="sentence" {...markProps({ id, lines })}>
          <span>
            <span class="sr-only">{t(`severity.${severity}`)}: </span>
            {message}{' '}
            <span class="secondary" title={gradeWords(grade)}>
              {about}
            </span>
          </span>
        </button>
        <Button
          appearance="secondary"
          aria-expanded={open}
          aria-label={`${more}: ${rule}`}
          onClick={() => {
            toggle(id, !open);
          }}
        >
          {more}
        </Button>
      </div>
      {open && (
        <div class="overview-detail">
          <StepList title={t('findings.proof')} steps={proof} markProps={markProps} />
          <TextList title={t('findings.alternatives')} texts={alternatives} />
          <TextList title={t('findings.missing')} texts={missing.map(({ what }) => what)} />
          {[...commands].map((command) => (
            <CommandRow key={command} command={command} copy={copy} />
          ))}
        </div>
      )}
    </li>
  );
}
