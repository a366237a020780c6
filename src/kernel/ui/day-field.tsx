import type { Child } from 'hono/jsx';
import { monthNames } from '../i18n/index.js';
import { describedBy, FieldNotes } from './form.js';
import { useFrame } from './frame.js';

/** Day, month and year, or what is asked of them: boxes for numbers and a list of months, so that nobody has to know a format. */
export type DayPart = 'day' | 'month' | 'year';

export interface DayFieldProps {
  /** The parts are sent as `<name>-day`, `<name>-month` and `<name>-year`; the first of them carries the plain name as id. */
  name: string;
  label: Child;
  parts: readonly DayPart[];
  values: Readonly<Partial<Record<DayPart, string>>>;
  hint?: Child;
  error?: string | undefined;
}

export function DayField({ name, label, parts, values, hint, error }: DayFieldProps) {
  const { lang, t } = useFrame();
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <fieldset class="day" aria-describedby={describedBy(name, hint, error)}>
        <legend>{label}</legend>
        <FieldNotes name={name} hint={hint} error={error} />
        <div class="parts">
          {parts.map((part, at) => {
            const id = at === 0 ? name : `${name}-${part}`;
            return (
              <div>
                <label for={id}>{t(`ui.day.${part}`)}</label>
                {part === 'month' ? (
                  <select id={id} name={`${name}-month`} aria-invalid={error === undefined ? undefined : 'true'}>
                    <option value="" />
                    {monthNames(lang).map((month, k) => (
                      <option value={String(k + 1)} selected={Number(values.month) === k + 1}>
                        {month}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    id={id}
                    name={`${name}-${part}`}
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    class={part}
                    value={values[part]}
                    aria-invalid={error === undefined ? undefined : 'true'}
                  />
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

/** YYYY, YYYY-MM, YYYY-MM-DD or --MM-DD as the parts of a `DayField`. */
export function partsOfDay(day: string | undefined): Partial<Record<DayPart, string>> {
  const match = /^(?:(?<year>\d{4})|-)(?:-(?<month>\d{2}))?(?:-(?<day>\d{2}))?$/u.exec(day ?? '');
  const part = (name: DayPart) => {
    const text = match?.groups?.[name];
    return text === undefined ? {} : { [name]: name === 'year' ? text : String(Number(text)) };
  };
  return { ...part('day'), ...part('month'), ...part('year') };
}

/**
 * What was typed into the parts of a `DayField`, in the digits of any of the six languages: YYYY, YYYY-MM, YYYY-MM-DD, or --MM-DD where
 * no year is asked for. Empty where nothing was typed; what is no date (a day without its month, letters) comes back as typed, for the
 * caller to refuse.
 */
export function dayTyped(sent: (part: DayPart) => string | undefined): string {
  const [day, month, year] = (['day', 'month', 'year'] as const).map((part) => plainDigits(sent(part) ?? ''));
  const yearless = sent('year') === undefined;
  const padded = (text: string) => (/^\d$/u.test(text) ? `0${text}` : text);
  const given = [year ?? '', padded(month ?? ''), padded(day ?? '')];
  if (given.every((text) => text === '')) return '';
  while (given.at(-1) === '') given.pop();
  return yearless ? `-${given.join('-')}` : given.join('-');
}

/** Arabic-Indic and full-width digits as the others. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
}
