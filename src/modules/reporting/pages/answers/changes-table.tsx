import type { Child } from 'hono/jsx';
import { EmptyState, Table, useFrame } from '../../../../kernel/ui/index.js';
import type { CallContent } from '../../calls/content.js';
import type { Question } from '../../calls/question.js';
import type { BroughtChange } from '../../offline/brought-back.js';
import { CallText } from '../parts.js';

interface Props {
  rows: readonly { change: BroughtChange; question: Question; number: number }[];
  said: (part: BroughtChange['after'], question: Question) => Child;
  content: CallContent;
}

/** What a file says beside what is held, answer by answer. */
export function ChangesTable({ rows, said, content }: Props) {
  const { t } = useFrame();
  return (
    <Table
      id="changes"
      caption={t('reporting.offline.changes', { n: rows.length })}
      stacks
      columns={[
        {
          key: 'question',
          label: t('reporting.question.title'),
          heads: true,
          cell: ({ question, number }) => (
            <>
              {number}. <CallText content={content} place={`question/${question.id}`} />
            </>
          ),
        },
        { key: 'place', label: t('reporting.offline.place'), cell: ({ change }) => <bdi>{change.place}</bdi> },
        {
          key: 'before',
          label: t('reporting.offline.before'),
          cell: ({ change, question }) => said(change.before, question) ?? t('reporting.answer.none'),
        },
        {
          key: 'after',
          label: t('reporting.offline.after'),
          cell: ({ change, question }) =>
            change.fault === null ? (
              said(change.after, question)
            ) : (
              <p class="error">{t(`reporting.refusal.${change.fault.code}`, change.fault.values)}</p>
            ),
        },
      ]}
      rows={rows}
      empty={
        <EmptyState title={t('reporting.offline.same')}>
          <p>{t('reporting.offline.same-next')}</p>
        </EmptyState>
      }
    />
  );
}
