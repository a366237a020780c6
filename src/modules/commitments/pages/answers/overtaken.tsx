import { formatMoment } from '../../../../kernel/i18n/index.js';
import { Notice, useFrame } from '../../../../kernel/ui/index.js';
import type { AnswerVersion } from '../../answers/answer.js';
import type { AnswerForm } from './fields.js';
import { AnswerStateTag, AnswerWords, StandingTag } from './parts.js';

/** Somebody else saved a version after this form was opened: it is shown whole, above the words that were typed and are kept. */
export function AnswerOvertaken({
  last,
  values,
  name,
  here,
}: {
  last: AnswerVersion;
  values: AnswerForm;
  name: string;
  here: string;
}) {
  const { t, lang } = useFrame();
  const differs = [
    ...(values.standing === (last.standing ?? '') ? [] : [t('commitments.answers.form.standing')]),
    ...(values.words.trim() === last.words ? [] : [t('commitments.answers.form.words')]),
    ...(values.lang === last.lang ? [] : [t('commitments.answers.form.lang')]),
    ...(values.happened === (last.happened ?? '') ? [] : [t('commitments.step.day')]),
    ...(values.audience === last.audience ? [] : [t('commitments.answers.form.audience')]),
  ];
  return (
    <Notice kind="late" title={t('commitments.page.overtaken')}>
      <p>{t('commitments.refusal.answered-meanwhile')}</p>
      <p>{t('commitments.answers.by-party', { party: name, when: formatMoment(lang, last.madeAt) })}</p>
      <p>
        <AnswerStateTag state={last.state} /> <StandingTag standing={last.standing} />
      </p>
      <AnswerWords version={last} here={here} />
      {differs.length === 0 ? null : (
        <>
          <p>{t('commitments.answers.differs')}</p>
          <ul>
            {differs.map((label) => (
              <li>{label}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
