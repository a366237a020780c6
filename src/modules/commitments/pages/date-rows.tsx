import { DayField, type DayPart, Fieldset, partsOfDay, Select, TextField, useFrame } from '../../../kernel/ui/index.js';
import { DATE_KINDS, type DateMention, dateWords } from '../../documents/index.js';
import { RHYTHMS } from '../date-form.js';
import type { FieldsProps } from './commitment-fields.js';

const WHOLE: readonly DayPart[] = ['day', 'month', 'year'];

/** A row for each date that is held, and an empty one. Read by `date-form.ts`. */
export function DateRows({ values, errors, held }: FieldsProps & { held: readonly DateMention[] }) {
  const { t } = useFrame();
  return (
    <Fieldset legend={t('commitments.edit.dates')}>
      <p class="hint">{t('commitments.edit.dates-hint')}</p>
      {[...held, null].map((date, row) => (
        <fieldset class="date-row">
          <legend>
            {date === null ? (
              t('commitments.edit.another-date')
            ) : (
              <>
                <bdi>{date.text}</bdi> <small>{dateWords(t, date).join(t('documents.comma'))}</small>
              </>
            )}
          </legend>
          <Select
            name={`date-${row}`}
            label={t('documents.correct.date-kind')}
            value={values[`date-${row}`]?.[0] ?? date?.kind ?? ''}
            options={[
              { value: '', label: t('commitments.edit.no-date') },
              ...DATE_KINDS.map((kind) => ({ value: kind, label: t(`documents.date.${kind}`) })),
            ]}
          />
          <OnceFields values={values} errors={errors} date={date} row={row} />
          <ComesBackFields values={values} errors={errors} date={date} row={row} />
        </fieldset>
      ))}
    </Fieldset>
  );
}

interface RowProps extends FieldsProps {
  date: DateMention | null;
  row: number;
}

/** What was typed, else the parts of what is held. */
function dayOf(values: RowProps['values'], name: string, held: string | undefined): Partial<Record<DayPart, string>> {
  const typed = WHOLE.flatMap((part) => {
    const value = values[`${name}-${part}`]?.[0];
    return value === undefined ? [] : [[part, value] as const];
  });
  return typed.length > 0 ? Object.fromEntries(typed) : partsOfDay(held);
}

function OnceFields({ values, errors, date, row }: RowProps) {
  const { t } = useFrame();
  const day = (
    name: 'not_after' | 'month' | 'start' | 'end',
    parts: readonly DayPart[],
    held: string | undefined = date?.[name],
  ) => (
    <DayField
      name={`${name}-${row}`}
      label={t(`commitments.edit.date.${name}`)}
      parts={parts}
      values={dayOf(values, `${name}-${row}`, held)}
      error={errors[`${name}-${row}`]}
    />
  );
  return (
    <div class="date-fields">
      <NumberField name="session" values={values} errors={errors} date={date} row={row} />
      {day('month', ['month', 'year'], date?.month ?? (date?.year === undefined ? undefined : String(date.year)))}
      {day('not_after', WHOLE)}
      {day('start', WHOLE)}
      {day('end', WHOLE)}
    </div>
  );
}

function ComesBackFields({ values, errors, date, row }: RowProps) {
  const { t } = useFrame();
  const every = /^P(?<n>\d+)(?<unit>[YMWD])$/u.exec(date?.every ?? '')?.groups;
  const name = `every-${row}`;
  return (
    <Fieldset legend={<span class="quiet">{t('commitments.edit.comes-back')}</span>}>
      <div class="date-fields">
        <TextField
          name={name}
          label={t('commitments.edit.date.every')}
          width="short"
          inputmode="numeric"
          value={values[name]?.[0] ?? every?.n}
          error={errors[name]}
        />
        <Select
          name={`${name}-unit`}
          label={t('commitments.edit.date.unit')}
          value={values[`${name}-unit`]?.[0] ?? every?.unit ?? 'Y'}
          options={RHYTHMS.map((unit) => ({ value: unit, label: t(`commitments.edit.unit.${unit}`) }))}
        />
        <NumberField name="from_session" values={values} errors={errors} date={date} row={row} />
        <NumberField name="from_year" values={values} errors={errors} date={date} row={row} />
        <DayField
          name={`month_day-${row}`}
          label={t('commitments.edit.date.month_day')}
          parts={['day', 'month']}
          values={dayOf(values, `month_day-${row}`, date?.month_day)}
          error={errors[`month_day-${row}`]}
        />
      </div>
    </Fieldset>
  );
}

function NumberField({
  name,
  values,
  errors,
  date,
  row,
}: RowProps & { name: 'session' | 'from_session' | 'from_year' }) {
  const { t } = useFrame();
  const field = `${name}-${row}`;
  const held = date?.[name];
  return (
    <TextField
      name={field}
      label={t(`commitments.edit.date.${name}`)}
      width="short"
      inputmode="numeric"
      value={values[field]?.[0] ?? (held === undefined ? undefined : String(held))}
      error={errors[field]}
    />
  );
}
