import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type AtTheDoor, deviceOf, Refused, siteOf } from '../../../kernel/access/index.js';
import { type PageEnv, safeThen } from '../../../kernel/http/index.js';
import { LANGS_IN_UN_ORDER, LANGUAGE_NAMES, type Lang } from '../../../kernel/i18n/index.js';
import {
  Button,
  ErrorSummary,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Select,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { refusedErrors } from '../words.js';

/** Fields of a form, one text each; what is not text is left out. */
export async function fieldsOf(c: Context<PageEnv>): Promise<(name: string) => string> {
  const form = await c.req.parseBody({ all: true });
  return (name) => {
    const value = [form[name]].flat()[0];
    return typeof value === 'string' ? value : '';
  };
}

/** What is known of who stands at the door. */
export function doorOf(c: Context<PageEnv>): AtTheDoor {
  return { address: c.var.client.address, device: deviceOf(c.req.header('User-Agent')) };
}

/** The house as browsers know it, or null where they make no passkeys. */
export const siteHere = (c: Context<PageEnv>) => siteOf(c.var.url);

/** Where one goes on to: a path of ours out of `then`, else the first page. */
export function goOn(c: Context<PageEnv>, then: string): string {
  return safeThen(then) ?? pathIn(c.var.lang, '/');
}

/** Runs a use case; what it refuses comes back as errors beside the fields. */
export async function refusable<T>(
  c: Context<PageEnv>,
  work: () => Promise<T>,
): Promise<{ done: T } | { errors: FormErrors }> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof Refused) return { errors: refusedErrors(c.var.t, error) };
    throw error;
  }
}

export interface AskingPageProps {
  frame: Frame;
  title: string;
  intro?: Child;
  above?: readonly { label: string; href: string }[] | undefined;
  errors?: FormErrors | undefined;
  islands?: readonly string[] | undefined;
  children?: Child;
}

/** A page that asks one thing: title, what is wrong, the form. */
export function AskingPage({ frame, title, intro, above = [], errors = {}, islands = [], children }: AskingPageProps) {
  return (
    <Layout
      frame={frame}
      title={title}
      failed={Object.keys(errors).length > 0}
      islands={islands}
      styles={['people.css']}
    >
      <ErrorSummary errors={errors} />
      <PageHead title={title} above={above} intro={intro} />
      <div class="asking">{children}</div>
    </Layout>
  );
}

export interface PasskeyPartProps {
  /** What the browser is asked, as JSON; null where browsers make no passkeys at this address. */
  options: string | null;
  act: 'make' | 'use';
  label: string;
  kind?: 'first' | 'second' | undefined;
}

/** The button of a ceremony inside of a form; hidden until the browser shows that it can. */
export function PasskeyPart({ options, act, label, kind = 'first' }: PasskeyPartProps) {
  const { t } = useFrame();
  if (options === null) return <p class="quiet">{t('people.passkey.not-here')}</p>;
  return (
    <>
      <noscript>
        <p class="quiet">{t('people.passkey.no-script')}</p>
      </noscript>
      <passkey-ceremony
        id="passkey"
        hidden
        data-act={act}
        data-options={options}
        data-failed={t('people.passkey.failed')}
      >
        <input type="hidden" name="passkey" value="" />
        <Button kind={kind}>{label}</Button>
        <p role="status" class="error" />
      </passkey-ceremony>
    </>
  );
}

export function NewPasswordField({ error }: { error?: string | undefined }) {
  const { t } = useFrame();
  return (
    <TextField
      name="password"
      type="password"
      label={t('people.password.new')}
      hint={t('people.password.hint')}
      error={error}
      autocomplete="new-password"
    />
  );
}

export function LanguageField({ value }: { value: Lang }) {
  const { t } = useFrame();
  return (
    <Select
      name="lang"
      label={t('people.field.lang')}
      hint={t('people.field.lang-hint')}
      value={value}
      options={LANGS_IN_UN_ORDER.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang], lang }))}
    />
  );
}

/** Says what was done, on the page that one comes back to. */
export function DoneNotice({ frame, known }: { frame: Frame; known: Readonly<Record<string, string>> }) {
  const said = known[frame.url.searchParams.get('done') ?? ''];
  return said === undefined ? null : (
    <Notice kind="done">
      <p>{said}</p>
    </Notice>
  );
}
