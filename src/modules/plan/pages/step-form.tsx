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
import type { ConcreteState } from '../concrete/content.js';
import { stepsFrom } from '../concrete/log.js';

/** What was typed into the form of a step. */
export interface StepTyped {
  state: string;
  happened: string;
  note: string;
  link: string;
}

const BLANK: StepTyped = { state: '', happened: '', note: '', link: '' };

/** What became of a concrete measure, when, and what proves it. */
export function StepForm({
  action,
  from,
  seen,
  typed,
  errors,
}: {
  action: string;
  from: ConcreteState;
  seen: number;
  typed: StepTyped | null;
  errors: FormErrors;
}) {
  const { t } = useFrame();
  const values = typed ?? BLANK;
  return (
    <Form action={action} files>
      <input type="hidden" name="seen" value={String(seen)} />
      <Choices
        name="state"
        kind="radio"
        legend={t('plan.step.what')}
        chosen={[values.state]}
        error={errors.state}
        options={[
          ...stepsFrom(from).map((state) => ({ value: state, label: t(`plan.step.to.${state}`) })),
          { value: '', label: t('plan.step.only-note') },
        ]}
      />
      <TextField
        name="happened"
        width="short"
        label={t('plan.step.when')}
        hint={<bdi>{t('plan.field.date-hint')}</bdi>}
        value={values.happened}
        error={errors.happened}
      />
      <TextArea
        name="step-note"
        label={t('plan.step.words')}
        rows={3}
        value={values.note}
        error={errors['step-note']}
      />
      <TextField
        name="link"
        type="url"
        label={t('plan.step.link')}
        hint={t('plan.step.link-hint')}
        value={values.link}
        error={errors.link}
      />
      <FileField name="file" label={t('plan.step.file')} hint={t('plan.step.file-hint')} error={errors.file} />
      <div class="actions">
        <Button kind="second">{t('plan.step.send')}</Button>
      </div>
    </Form>
  );
}
