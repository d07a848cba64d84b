/** The first page: what happened, on what machine, why, what is missing, and what to type next. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { OverviewView } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { marksOf, type Mark } from '../../marks';
import { GradeLegend } from '../../parts/gradeLegend';
import { useMarkList } from '../../parts/markList';
import { useScrollMemory } from '../../parts/useScrollMemory';
import type { ViewProps } from '../../viewProps';
import { CoverageCard } from './coverageCard';
import { CrashCard } from './crashCard';
import { FindingList } from './findingList';
import { stepsOf, useOpenFindings } from './openFindings';
import { TargetFacts } from './targetFacts';
import { VerdictCard } from './verdictCard';

export function Overview({ model, selected, scrollRequest, actions }: ViewProps<OverviewView>): VNode {
  const body = useRef<HTMLDivElement>(null);
  useScrollMemory(body, 'overview.scroll', actions);
  const open = useOpenFindings(actions);
  const { verdicts, sessions, crashes, findings, findingCount, signatures, coverage } = model;
  const isOpen = (id: string): boolean => {
    const finding = findings.find((one) => one.id === id);
    const isMeant = finding !== undefined && stepsOf(finding).some((step) => selected.includes(step));
    return open.chosen(id) ?? isMeant;
  };
  const hidden = new Set(findings.filter(({ id }) => !isOpen(id)).flatMap(stepsOf));
  const marks = marksOf(model).filter(({ id }) => !hidden.has(id));
  const list = useMarkList({ container: body, marks, selected, scrollRequest, actions });
  const markProps = (mark: Mark): ReturnType<typeof list.props> & { 'aria-pressed': boolean } => ({
    ...list.props(mark),
    'aria-pressed': selected.includes(mark.id),
  });
  const rest = { markProps, copy: actions.copy };
  return (
    <div class="view overview">
      <div
        class="overview-body"
        ref={body}
        onKeyDown={(event) => {
          // Buttons between the marks have their own keys.
          if ((event.target as Element).closest('[data-mark]') !== null) list.onKeyDown(event);
        }}
      >
        {verdicts.map((verdict, index) => (
          <VerdictCard
            key={verdict.id}
            verdict={verdict}
            session={sessions.length > 1 ? verdict.session : undefined}
            isFirst={index === 0}
            {...rest}
          />
        ))}
        <div class="overview-cards">
          {crashes.map((crash) => (
            <CrashCard key={crash.id} crash={crash} {...rest} />
          ))}
          <TargetFacts sessions={sessions} {...rest} />
        </div>
        <FindingList
          findings={findings}
          count={findingCount}
          isOpen={isOpen}
          toggle={open.toggle}
          {...rest}
        />
        <div class="overview-cards">
          {signatures.length > 0 && (
            <section class="overview-card" aria-label={t('overview.signatures', { count: 2 })}>
              <h2>{t('overview.signatures', { count: signatures.length })}</h2>
              <ul class="overview-list">
                {signatures.map(({ id, value, lines }) => (
                  <li key={id}>
                    <button type="button" class="sentence mono" {...markProps({ id, lines })}>
                      {value}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <CoverageCard coverage={coverage} {...rest} />
        </div>
      </div>
      <div class="legend-foot">
        <GradeLegend />
      </div>
    </div>
  );
}
