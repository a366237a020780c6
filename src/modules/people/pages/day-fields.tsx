import { type FormErrors, TextField, useFrame } from '../../../kernel/ui/index.js';

/** First and last day of a role or a loan. `open`: either may be left out. */
export function DayFields({
  from,
  to,
  errors,
  open = false,
}: {
  from: string;
  to: string;
  errors: FormErrors;
  open?: boolean;
}) {
  const { t } = useFrame();
  const hint = (
    <>
      {t.rich('people.field.day-hint', { example: <bdi>{`${new Date().getUTCFullYear() + 1}-01-31`}</bdi> })}
      {open ? ` ${t('people.field.open-hint')}` : null}
    </>
  );
  return (
    <>
      <TextField
        name="from"
        label={t('people.field.from')}
        hint={hint}
        value={from}
        error={errors.from}
        width="short"
      />
      <TextField name="to" label={t('people.field.to')} hint={hint} value={to} error={errors.to} width="short" />
    </>
  );
}
