import type { Child } from 'hono/jsx';
import { useFrame } from './frame.js';

/** What is wrong with a form, by the name of the field; the text tells how to mend it. */
export type FormErrors = Readonly<Record<string, string>>;

export interface FormProps {
  action: string;
  children?: Child;
  /** Needed where the form sends a file. */
  files?: boolean | undefined;
  id?: string | undefined;
  label?: string | undefined;
}

/** A form that changes something: POST, with the token that proves it came from our own page. */
export function Form({ action, children, files = false, id, label }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      enctype={files ? 'multipart/form-data' : undefined}
      id={id}
      aria-label={label}
      novalidate
    >
      <CsrfField />
      {children}
    </form>
  );
}

export function CsrfField() {
  const { csrf } = useFrame();
  return <input type="hidden" name="csrf" value={csrf} />;
}

/** Everything that is wrong, at the top of the page, each a link to its field. Takes the focus when the page opens. */
export function ErrorSummary({ errors }: { errors: FormErrors }) {
  const { t } = useFrame();
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">{t('ui.form.errors')}</h2>
      <ul role="list">
        {entries.map(([name, text]) => (
          <li>
            <a href={`#${name}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Ids of the hint and the error that describe a field, for `aria-describedby`. */
export function describedBy(name: string, hint: Child, error: string | undefined): string | undefined {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** Hint and error of a field, in the order in which they are read out. */
export function FieldNotes({ name, hint, error }: { name: string; hint?: Child; error?: string | undefined }) {
  const { t } = useFrame();
  return (
    <>
      {hint === undefined ? null : (
        <div class="hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error === undefined ? null : (
        <p class="error" id={`${name}-error`}>
          <span class="heard">{t('ui.form.error')} </span>
          {error}
        </p>
      )}
    </>
  );
}
