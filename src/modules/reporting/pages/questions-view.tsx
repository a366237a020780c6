import { useFrame } from '../../../kernel/ui/index.js';
import { type CallContent, inOrder } from '../calls/content.js';
import type { Question } from '../calls/question.js';
import { CallProse, CallText } from './parts.js';

/** The questions by number under their sections, as everybody reads them. */
export function QuestionsView({ content }: { content: CallContent }) {
  const { t } = useFrame();
  if (content.questions.length === 0) return <p class="quiet">{t('reporting.build.none')}</p>;
  const number = new Map(numbered(content).map(({ id }, at) => [id, at + 1]));
  return (
    <div class="questions">
      {inOrder(content).map(({ section, questions }) =>
        questions.length === 0 ? null : (
          <section>
            {section === null ? null : (
              <h3>
                <CallText content={content} place={`section/${section}`} />
              </h3>
            )}
            <ol start={number.get(questions[0]?.id ?? '') ?? 1}>
              {questions.map((question) => (
                <li id={`q-${question.id}`}>
                  <p>
                    <CallText content={content} place={`question/${question.id}`} />
                  </p>
                  <div class="quiet">
                    <CallProse content={content} place={`help/${question.id}`} />
                    <AskedWords content={content} question={question} />
                  </div>
                </li>
              ))}
            </ol>
          </section>
        ),
      )}
    </div>
  );
}

/** Questions in the order in which they are shown and counted. */
export function numbered(content: CallContent): Question[] {
  return inOrder(content).flatMap(({ questions }) => questions);
}

/** What kind of answer is asked for: "Up to 500 words. An answer is required." */
export function AskedWords({ content, question }: { content: CallContent; question: Question }) {
  const { t } = useFrame();
  const { asked, id, required } = question;
  return (
    <>
      {asked.kind === 'choice' ? (
        <ul>
          {asked.options.map((option) => (
            <li>
              <CallText content={content} place={`option/${id}/${option}`} />
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        {asked.kind === 'text' && asked.limit !== null
          ? t('reporting.question.up-to', { n: asked.limit })
          : t(`reporting.question.kind.${asked.kind}`)}
        {required ? ` ${t('reporting.question.is-required')}` : null}
      </p>
    </>
  );
}
