import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from './button.js';
import { Form } from './form.js';
import { useFrame } from './frame.js';
import { Notice } from './notice.js';

export interface ConfirmProps {
  /** Where the answer goes. */
  action: string;
  /** Values that go with it. */
  values?: Readonly<Record<string, string>> | undefined;
  /** What will happen, in a verb: "Remove the document". */
  label: Child;
  /** Where "cancel" leads. */
  back: string;
  /** What is at stake, and whether it can be undone. */
  children?: Child;
}

/** Asks once more before something that cannot be undone. What can be undone is done at once, with `Undo` beside it. */
export function Confirm({ action, values = {}, label, back, children }: ConfirmProps) {
  const { t } = useFrame();
  return (
    <Form action={action}>
      <Hidden values={values} />
      {children}
      <div class="actions">
        <Button>{label}</Button>
        <ButtonLink href={back}>{t('ui.decide.cancel')}</ButtonLink>
      </div>
    </Form>
  );
}

export interface UndoProps {
  action: string;
  values?: Readonly<Record<string, string>> | undefined;
  /** What was done. */
  children?: Child;
}

/** Says that something was done, and takes it back. */
export function Undo({ action, values = {}, children }: UndoProps) {
  const { t } = useFrame();
  return (
    <Notice kind="done">
      <Form action={action}>
        <Hidden values={values} />
        {children} <Button kind="link">{t('ui.decide.undo')}</Button>
      </Form>
    </Notice>
  );
}

function Hidden({ values }: { values: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

export interface SheetDecisionProps {
  /** Why the last decision was refused, if it was. */
  refused: string | null;
  /** Where the import stands: "compared" waits to be applied, "applied" can be undone, anything else is decided. */
  state: string;
  /** Rows that would change something, or did. */
  todo: number;
  /** Page of the import; `/apply` and `/undo` stand below it. */
  path: string;
  /** Sentence of the button that applies it. */
  apply: string;
  /** Sentence beside the button that undoes it. */
  done: string;
}

/** What there is to decide of a file that was brought and compared: it is applied, or taken back. */
export function SheetDecision({ refused, state, todo, path, apply, done }: SheetDecisionProps) {
  return (
    <>
      {refused === null ? null : (
        <Notice kind="late">
          <p>{refused}</p>
        </Notice>
      )}
      {state === 'applied' && todo > 0 ? <Undo action={`${path}/undo`}>{done}</Undo> : null}
      {state === 'compared' && todo > 0 ? (
        <Form action={`${path}/apply`}>
          <div class="actions">
            <Button>{apply}</Button>
          </div>
        </Form>
      ) : null}
    </>
  );
}
