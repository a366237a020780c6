import type { Child } from 'hono/jsx';
import type { Lang } from '../i18n/index.js';
import { describedBy, FieldNotes } from './form.js';

export interface FieldProps {
  /** Of the form value; also the id of the control. */
  name: string;
  label: Child;
  hint?: Child;
  error?: string | undefined;
  value?: string | undefined;
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'search' | 'email' | 'url' | 'password' | undefined;
  /** `short` for symbols, dates and numbers, as wide as what is asked for. */
  width?: 'short' | 'full' | undefined;
  autocomplete?: string | undefined;
  /** Which keys a telephone shows: `numeric` for codes. */
  inputmode?: 'numeric' | undefined;
  /** Language of what is typed, where it is not that of the page. */
  lang?: Lang | undefined;
}

export function TextField({
  name,
  label,
  hint,
  error,
  value,
  type = 'text',
  width = 'full',
  autocomplete = 'off',
  inputmode,
  lang,
}: TextFieldProps) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        class={width === 'short' ? 'short' : undefined}
        autocomplete={autocomplete}
        inputmode={inputmode}
        lang={lang}
        dir="auto"
        spellcheck={width === 'short' ? false : undefined}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </div>
  );
}

export function TextArea({
  name,
  label,
  hint,
  error,
  value,
  rows = 8,
  lang,
}: FieldProps & { rows?: number | undefined; lang?: Lang | undefined }) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        lang={lang}
        dir="auto"
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {value}
      </textarea>
    </div>
  );
}

export interface Option {
  value: string;
  label: Child;
  /** How many rows the choice would leave, at the edge of the line. */
  count?: Child;
  lang?: Lang | undefined;
}

export function Select({ name, label, hint, error, value, options }: FieldProps & { options: readonly Option[] }) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <select
        id={name}
        name={name}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export interface ChoicesProps {
  name: string;
  legend: Child;
  hint?: Child;
  error?: string | undefined;
  options: readonly Option[];
  chosen: readonly string[];
  kind: 'checkbox' | 'radio';
}

/** Several boxes or one of several, under one legend. The first box carries the plain name as id, so that an error finds it. */
export function Choices({ name, legend, hint, error, options, chosen, kind }: ChoicesProps) {
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <fieldset aria-describedby={describedBy(name, hint, error)}>
        <legend>{legend}</legend>
        <FieldNotes name={name} hint={hint} error={error} />
        {options.map((option, index) => {
          const id = index === 0 ? name : `${name}-${index + 1}`;
          return (
            <div class="choice">
              <input type={kind} id={id} name={name} value={option.value} checked={chosen.includes(option.value)} />
              <label for={id} lang={option.lang}>
                {option.label}
              </label>
              {option.count === undefined ? null : <span class="count">{option.count}</span>}
            </div>
          );
        })}
      </fieldset>
    </div>
  );
}

/** A group of fields that answer one question. */
export function Fieldset({ legend, children }: { legend: Child; children?: Child }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
