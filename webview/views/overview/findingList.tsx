/** Findings by severity; each opens to its proof, other explanations, what is missing, and commands. */
import type { VNode } from 'preact';
import type { Severity } from '../../../src/shared/triage';
import type { FindingModel } from '../../../src/shared/viewModel';
import { counted, gradeWords, linesText } from '../../format';
import { Button } from '../../toolkit';
import type { CardProps } from './cardProps';
import { CommandRow } from './commandPlan';
import { StepList } from './stepList';
import { TextList } from './textList';

const groups: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
  ['hint', 'Hints'],
];

export interface FindingListProps extends CardProps {
  readonly findings: readonly FindingModel[];
  /** Of all; more than there are here in a large text. */
  readonly count: number;
  readonly isOpen: (id: string) => boolean;
  readonly toggle: (id: string, open: boolean) => void;
}

export function FindingList({ findings, count, ...rest }: FindingListProps): VNode {
  return (
    <section class="overview-findings" aria-label="Findings">
      <h2>Findings</h2>
      {findings.length === 0 && <p class="secondary">No rule found anything.</p>}
      {groups.map(([severity, title]) => {
        const own = findings.filter((finding) => finding.severity === severity);
        if (own.length === 0) return null;
        return (
          <section key={severity} aria-label={title}>
            <h3>
              {title} <span class="secondary">{own.length}</span>
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
          {counted(count - findings.length, 'finding')} more: the tree and the report have them.
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
  const about = [rule, grade, ...(lines ? [linesText(lines)] : [])].join(', ');
  return (
    <li class={`overview-finding badge-${severity}`}>
      <div class="overview-head">
        <button type="button" class="sentence" {...markProps({ id, lines })}>
          <span>
            <span class="sr-only">{severity}: </span>
            {message}{' '}
            <span class="secondary" title={gradeWords[grade]}>
              {about}
            </span>
          </span>
        </button>
        <Button
          appearance="secondary"
          aria-expanded={open}
          aria-label={`${open ? 'Less' : 'Proof'}: ${rule}`}
          onClick={() => {
            toggle(id, !open);
          }}
        >
          {open ? 'Less' : 'Proof'}
        </Button>
      </div>
      {open && (
        <div class="overview-detail">
          <StepList title="Proof" steps={proof} markProps={markProps} />
          <TextList title="Other explanations" texts={alternatives} />
          <TextList title="Missing" texts={missing.map(({ what }) => what)} />
          {[...commands].map((command) => (
            <CommandRow key={command} command={command} copy={copy} />
          ))}
        </div>
      )}
    </li>
  );
}
