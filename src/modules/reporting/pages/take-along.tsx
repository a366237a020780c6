import { ButtonLink, useFrame } from '../../../kernel/ui/index.js';
import { canChange } from '../calls/call.js';
import type { CallInView } from '../calls/get-call.js';
import { QUESTIONNAIRE_FORMATS } from '../questionnaire/write-file.js';
import { callPath } from './parts.js';

/** On the page of the questions: the ways out and back in. */
export function TakeAlong({ view: { call } }: { view: CallInView }) {
  const { t } = useFrame();
  return (
    <p class="actions">
      <span>{t('reporting.questionnaire.take')}</span>
      {QUESTIONNAIRE_FORMATS.map((format) => (
        <a href={callPath(t, call.key, `/questionnaire.${format}`)}>
          <bdi>{format}</bdi>
        </a>
      ))}
      {canChange(call.state) ? (
        <ButtonLink href={callPath(t, call.key, '/questionnaire')}>{t('reporting.questionnaire.title')}</ButtonLink>
      ) : null}
    </p>
  );
}
