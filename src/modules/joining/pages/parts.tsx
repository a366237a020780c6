import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatBytes, formatDate, formatMoment, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import {
  ErrorSummary,
  Facts,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  Tag,
  useFrame,
} from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';
import type { Registration, RegistrationFile, RegistrationState, RegistrationStep } from '../registration.js';
import { nameOf } from '../registration.js';
import { refusalSentence, STATE_KINDS } from './words.js';

/** Fields of a form, one text each; what is not text is left out. */
export async function fieldsOf(c: Context<PageEnv>): Promise<(name: string) => string> {
  const form = await c.req.parseBody({ all: true });
  return (name) => {
    const value = [form[name]].flat()[0];
    return typeof value === 'string' ? value : '';
  };
}

/** Runs a use case; what it refuses with a field comes back beside it. */
export async function refusable<T>(
  c: Context<PageEnv>,
  work: () => Promise<T>,
): Promise<{ done: T } | { errors: FormErrors }> {
  try {
    return { done: await work() };
  } catch (error) {
    if (error instanceof Refusal && error.field !== null)
      return { errors: { [error.field]: refusalSentence(c.var.t, error) } };
    throw error;
  }
}

interface JoiningPageProps {
  frame: Frame;
  title: string;
  intro?: Child;
  above?: readonly { label: string; href: string }[];
  errors?: FormErrors;
  islands?: readonly string[];
  children?: Child;
}

export function JoiningPage({
  frame,
  title,
  intro,
  above = [],
  errors = {},
  islands = [],
  children,
}: JoiningPageProps) {
  return (
    <Layout
      frame={frame}
      title={title}
      failed={Object.keys(errors).length > 0}
      islands={islands}
      styles={['joining.css']}
    >
      <ErrorSummary errors={errors} />
      <PageHead title={title} above={above} intro={intro} />
      <div class="joining">{children}</div>
    </Layout>
  );
}

export function StateOf({ state }: { state: RegistrationState }) {
  const { t } = useFrame();
  return <Tag kind={STATE_KINDS[state]}>{t(`joining.state.${state}`)}</Tag>;
}

export function NameText({ registration }: { registration: Pick<Registration, 'names'> }) {
  const { lang } = useFrame();
  const found = nameOf(registration, lang);
  return <bdi lang={found.lang === lang ? undefined : found.lang}>{found.name}</bdi>;
}

/** What the organization says of itself. `seat`: the State, by its name. `contact`: for the secretariat and the applicant. */
export function Said({ registration, seat, contact }: { registration: Registration; seat: string; contact: boolean }) {
  const { t, lang } = useFrame();
  const { kind, names, acronym, website, about, consultative, applicant, made, code, silenceAfter, state } =
    registration;
  return (
    <>
      <Facts
        facts={[
          { name: t('joining.field.kind'), value: t(`parties.kind.${kind}`) },
          ...names.map((one) => ({
            name: t('joining.field.name-in', { lang: LANGUAGE_NAMES[one.lang] }),
            value: <bdi lang={one.lang}>{one.name}</bdi>,
          })),
          ...(acronym === null ? [] : [{ name: t('joining.field.acronym'), value: <bdi>{acronym}</bdi> }]),
          { name: t('joining.field.seat'), value: <bdi>{seat}</bdi> },
          ...(kind === 'ngo'
            ? [{ name: t('joining.field.consultative'), value: t(`joining.status.${consultative}`) }]
            : []),
          ...(website === null
            ? []
            : [
                {
                  name: t('joining.field.website'),
                  value: (
                    <a href={website} rel="noopener noreferrer nofollow">
                      <bdi>{website}</bdi>
                    </a>
                  ),
                },
              ]),
          ...(contact
            ? [
                { name: t('joining.field.who'), value: <bdi>{applicant.name}</bdi> },
                { name: t('joining.field.who-mail'), value: <bdi>{applicant.email}</bdi> },
                { name: t('joining.field.lang'), value: LANGUAGE_NAMES[applicant.lang] },
              ]
            : []),
          { name: t('joining.field.made'), value: <bdi>{formatMoment(lang, made)}</bdi> },
          ...(code === null ? [] : [{ name: t('joining.field.code'), value: <bdi>{code}</bdi> }]),
          ...(state === 'waiting' && silenceAfter !== null
            ? [{ name: t('joining.field.silence'), value: <bdi>{formatDate(lang, silenceAfter)}</bdi> }]
            : []),
        ]}
      />
      <h2>{t('joining.field.about')}</h2>
      {about.split(/\n+/u).map((paragraph) => (
        <p dir="auto">{paragraph}</p>
      ))}
    </>
  );
}

export function Documents({
  files,
  pathOf,
}: {
  files: readonly RegistrationFile[];
  pathOf: (sha256: string) => string;
}) {
  const { t, lang } = useFrame();
  return (
    <>
      <h2>{t('joining.documents')}</h2>
      {files.length === 0 ? (
        <p>{t('joining.no-documents')}</p>
      ) : (
        <ul>
          {files.map(({ sha256, name, size }) => (
            <li>
              <a href={pathOf(sha256)}>
                <bdi>{name}</bdi>
              </a>{' '}
              <span class="quiet">{formatBytes(lang, size)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What became of it so far. */
export function Steps({ steps, own }: { steps: readonly RegistrationStep[]; own: boolean }) {
  const { t, lang } = useFrame();
  const shown = own ? steps.filter(({ forApplicant, act }) => forApplicant || act === 'agree') : steps;
  if (shown.length === 0) return null;
  return (
    <>
      <h2>{t('joining.history')}</h2>
      <ol class="history">
        {shown.map(({ act, made, words, forApplicant }) => (
          <li>
            <bdi>{formatMoment(lang, made)}</bdi>: {t(`joining.did.${act}`)}
            {words === '' || (own && !forApplicant) ? null : (
              <blockquote dir="auto">
                {words.split(/\n+/u).map((line) => (
                  <p>{line}</p>
                ))}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </>
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
