import { Choices, type FormErrors, TextArea, TextField, useFrame } from '../../../kernel/ui/index.js';
import { COUNTING_RULES } from '../datasets/data-set.js';

/** What must be said of numbers before anybody can read them. */
export function AboutFields({ values, errors }: { values: Readonly<Record<string, string>>; errors: FormErrors }) {
  const { t } = useFrame();
  const text = (name: 'unit' | 'source') => (
    <TextField
      name={name}
      label={t(`evidence.about.${name}`)}
      hint={t(`evidence.about.${name}-hint`)}
      value={values[name]}
      error={errors[name]}
    />
  );
  const day = (name: 'from' | 'to') => (
    <TextField
      name={name}
      label={t(`evidence.about.${name}`)}
      hint={t('evidence.about.day-hint')}
      value={values[name]}
      error={errors[name]}
      width="short"
    />
  );
  const words = (name: 'coverage' | 'biases') => (
    <TextArea
      name={name}
      label={t(`evidence.about.${name}`)}
      hint={t(`evidence.about.${name}-hint`)}
      value={values[name]}
      error={errors[name]}
      rows={3}
    />
  );
  return (
    <>
      <TextField name="name" label={t('evidence.about.name')} value={values.name} error={errors.name} />
      {day('from')}
      {day('to')}
      <Choices
        name="countingRule"
        legend={t('evidence.about.counting-rule')}
        kind="radio"
        chosen={[values.countingRule ?? 'persons']}
        error={errors.countingRule}
        options={COUNTING_RULES.map((rule) => ({ value: rule, label: t(`evidence.counting.${rule}`) }))}
      />
      {text('unit')}
      {text('source')}
      {words('coverage')}
      {words('biases')}
    </>
  );
}
