/** How a statement is known, in the language of the editor. */
import * as l10n from '@vscode/l10n';
import type { Grade } from '../../shared/triage';

export function gradeWord(grade: Grade): string {
  switch (grade) {
    case 'observed':
      return l10n.t('observed');
    case 'derived':
      return l10n.t('derived');
    case 'inferred':
      return l10n.t('inferred');
  }
}
