import {
  Button,
  Choices,
  FileField,
  Form,
  type FormErrors,
  TextArea,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { WholeCommitment } from '../get-commitment.js';
import { nextSteps } from '../steps.js';
import { commitmentPath } from './parts.js';

/** What was typed into the form of a step. */
export interface StepForm {
  kind: string;
  happened: string;
  note: string;
  link: string;
}

/** What came back from a form of the page that was not taken. */
export interface Returned {
  errors: FormErrors;
  /** Said above all, where somebody else was quicker. */
  notice: string | null;
  step: StepForm | null;
}

/** Says what became of a commitment: what happened, when, and what backs it. */
export function StepFields({
  whole: { listed, held },
  sent,
  errors,
}: {
  whole: WholeCommitment;
  sent: StepForm | null;
  errors: FormErrors;
}) {
  const { t } = useFrame();
  return (
    <Form action={`${commitmentPath(t, listed.key)}/steps`} files>
      <input type="hidden" name="version" value={String(held.version)} />
      <Choices
        name="kind"
        kind="radio"
        legend={t('commitments.step.what')}
        chosen={[sent?.kind ?? '']}
        error={errors.kind}
        options={nextSteps(held.state).map((kind) => ({ value: kind, label: t(`commitments.step.${kind}`) }))}
      />
      <TextField
        name="happened"
        label={t('commitments.step.day')}
        hint={t('commitments.step.day-hint')}
        width="short"
        value={sent?.happened}
        error={errors.happened}
      />
      <TextArea name="note" label={t('commitments.step.note-label')} rows={3} value={sent?.note} error={errors.note} />
      <TextField
        name="link"
        type="url"
        label={t('commitments.step.link')}
        hint={t('commitments.step.link-hint')}
        value={sent?.link}
        error={errors.link}
      />
      <FileField
        name="file"
        label={t('commitments.step.file')}
        hint={t(sent === null ? 'commitments.step.file-hint' : 'commitments.step.file-again')}
        error={errors.file}
      />
      <Button>{t('commitments.step.send')}</Button>
    </Form>
  );
}
