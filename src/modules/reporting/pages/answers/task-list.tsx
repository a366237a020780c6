import { Button, Form, Select, Tag, TextField, useFrame } from '../../../../kernel/ui/index.js';
import { inOrder } from '../../calls/content.js';
import type { WholeSubmission } from '../../submissions/get-submission.js';
import { answerPath, CallText } from '../parts.js';
import { numbered } from '../questions-view.js';

/** Somebody who may write a section. */
export interface SectionWriter {
  id: string;
  name: string;
}

interface Props {
  whole: WholeSubmission;
  people: SectionWriter[];
}

/** Every question with whether it is answered, by section; who writes which section; how far the whole is. */
export function TaskList({ whole, people }: Props) {
  const { t } = useFrame();
  const { call, content, party, draft } = whole;
  const questions = numbered(content);
  const number = new Map(questions.map(({ id }, at) => [id, at + 1]));
  const has = (id: string) => (draft?.answers.get(id)?.value ?? null) !== null;
  const done = questions.filter(({ id }) => has(id)).length;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{t('reporting.overview.tasks')}</h2>
      <p>
        <label for="progress">{t('reporting.overview.progress', { done, of: questions.length })}</label>{' '}
        <progress id="progress" value={done} max={Math.max(1, questions.length)} />
      </p>
      {inOrder(content).map(({ section, questions: among }) =>
        among.length === 0 ? null : (
          <div class="block">
            {section === null ? null : (
              <>
                <h3>
                  <CallText content={content} place={`section/${section}`} />
                </h3>
                <Given whole={whole} people={people} section={section} />
              </>
            )}
            <ol class="tasks" start={number.get(among[0]?.id ?? '') ?? 1}>
              {among.map(({ id, required }) => (
                <li>
                  <a href={answerPath(t, call.key, party.code, `/${id}`)}>
                    <CallText content={content} place={`question/${id}`} />
                  </a>{' '}
                  {has(id) ? (
                    <Tag kind="done">{t('reporting.overview.answered')}</Tag>
                  ) : (
                    <Tag kind={required ? 'due' : 'plain'}>
                      {t(required ? 'reporting.overview.to-answer' : 'reporting.overview.may-answer')}
                    </Tag>
                  )}
                </li>
              ))}
            </ol>
          </div>
        ),
      )}
    </section>
  );
}

/** Who writes a section; whoever assembles may give it to somebody. */
function Given({ whole, people, section }: Props & { section: string }) {
  const { t } = useFrame();
  const { call, party, draft, rights } = whole;
  const given = draft?.sections.get(section) ?? null;
  const person = people.find(({ id }) => id === given?.person)?.name ?? '';
  const who = [person, given?.ministry ?? ''].filter((one) => one !== '').join(', ');
  if (!rights.giveSections)
    return who === '' ? null : <p class="quiet">{t.rich('reporting.overview.given', { who: <bdi>{who}</bdi> })}</p>;
  return (
    <details>
      <summary>
        {who === '' ? t('reporting.overview.give') : t.rich('reporting.overview.given', { who: <bdi>{who}</bdi> })}
      </summary>
      <Form action={answerPath(t, call.key, party.code)}>
        <Select
          name={`person-${section}`}
          label={t('reporting.overview.person')}
          value={given?.person ?? ''}
          options={[
            { value: '', label: t('reporting.overview.nobody') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          name={`ministry-${section}`}
          label={t('reporting.overview.ministry')}
          value={given?.ministry ?? ''}
        />
        <div class="actions">
          <Button kind="second" name="do" value={`section ${section}`}>
            {t('reporting.overview.give')}
          </Button>
        </div>
      </Form>
    </details>
  );
}
