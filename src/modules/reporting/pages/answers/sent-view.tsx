import { LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import { Tag, useFrame } from '../../../../kernel/ui/index.js';
import type { WholeSubmission } from '../../submissions/get-submission.js';
import { answerPath, CallText } from '../parts.js';
import { numbered } from '../questions-view.js';
import { ValueView } from './value-view.js';

/** What was sent, as far as the reader sees it. */
export function SentView({ whole }: { whole: WholeSubmission }) {
  const { t } = useFrame();
  const { call, content, party, sent } = whole;
  const answers = new Map(sent.map((one) => [one.questionId, one]));
  const questions = numbered(content);
  const hidden = questions.length - questions.filter(({ id }) => answers.has(id)).length;
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{t('reporting.overview.sent')}</h2>
      {questions.map((question, at) => {
        const answer = answers.get(question.id);
        if (answer === undefined) return null;
        return (
          <div class="block" id={`q-${question.id}`}>
            <h3>
              {at + 1}. <CallText content={content} place={`question/${question.id}`} />
            </h3>
            <ValueView
              content={content}
              question={question}
              value={answer.value}
              lang={answer.lang}
              file={answerPath(t, call.key, party.code, `/${question.id}/file`)}
            />
            <p class="quiet">
              <bdi lang={answer.lang}>{LANGUAGE_NAMES[answer.lang]}</bdi>{' '}
              {answer.audience === 'public' ? null : (
                <Tag kind="plain">{t(`reporting.audience.${answer.audience}`)}</Tag>
              )}
            </p>
          </div>
        );
      })}
      {hidden > 0 ? <p class="quiet">{t('reporting.overview.hidden', { n: hidden })}</p> : null}
    </section>
  );
}
