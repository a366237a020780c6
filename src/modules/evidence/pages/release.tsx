import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, formatNumber } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  DateText,
  ErrorSummary,
  Facts,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Table,
  TextArea,
  useFrame,
} from '../../../kernel/ui/index.js';
import { rhoFrom } from '../datasets/data-set.js';
import { readTable } from '../disclosure/read-table.js';
import { RELEASE_FORMATS } from '../formats/format.js';
import { HouseRefusal } from '../house-refusal.js';
import { approveRelease, declineRelease, withdrawRelease } from '../releases/decide-release.js';
import { getRelease, getReleaseFile, mayDecide } from '../releases/get-release.js';
import { APPROVALS, citationOf, foldRelease, type MadeEntry, type Release } from '../releases/release.js';
import { listEntries } from '../store/releases.js';
import { EVIDENCE, nameOfParty, releasePath, StateTag, textsOf, titleOf } from './parts.js';
import { houseErrors } from './refused.js';

/** Rows of the file that a page shows; the file has them all. */
const MOST_ROWS = 200;

interface View {
  release: Release;
  party: string;
  decides: boolean;
  entries: readonly MadeEntry[];
  /** Header and first rows; null where the file is given no more. */
  rows: readonly (readonly string[])[] | null;
}

function addressOf(c: Context<PageEnv>): { slug: string; version: number | null } {
  const version = c.req.param('version');
  if (version !== undefined && !/^[1-9]\d{0,5}$/u.test(version)) throw new HouseRefusal('no-such-release');
  return { slug: c.req.param('slug') ?? '', version: version === undefined ? null : Number(version) };
}

async function viewOf(c: Context<PageEnv>, house: House): Promise<View> {
  const { actor } = c.var;
  const { connection } = house.db;
  const release = await getRelease(connection, actor, addressOf(c));
  const rows =
    release.state === 'withdrawn' ? null : (await readTable(await getReleaseFile(connection, actor, release))).rows;
  return {
    release,
    party: await nameOfParty(c, house, release.partyId),
    decides: mayDecide(actor, release),
    entries: release.state === 'proposed' ? await listEntries(connection, release.id) : [],
    rows: rows?.slice(0, MOST_ROWS + 1).map(({ texts }) => texts) ?? null,
  };
}

/** `/evidence/releases/:slug/:version`: what was published, what it is worth, and how it was made. */
export async function releasePage(c: Context<PageEnv>, house: House) {
  const view = await viewOf(c, house);
  return c.html(<ReleaseView frame={c.var.frame} view={view} values={{}} errors={{}} />);
}

export async function decisionSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, t } = c.var;
  const view = await viewOf(c, house);
  const values = textsOf(await c.req.parseBody());
  const { id } = view.release;
  try {
    if (values.act === 'approve') await approveRelease(house.db, actor, id, values.note);
    if (values.act === 'decline') await declineRelease(house.db, actor, id, values.note ?? '');
    if (values.act === 'withdraw') await withdrawRelease(house.db, actor, id, { notice: values.notice ?? '', lang });
    return c.redirect(releasePath(lang, view.release), 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal) || error.status === 404) throw error;
    c.status(error.status);
    return c.html(<ReleaseView frame={frame} view={view} values={values} errors={houseErrors(t, error, 'note')} />);
  }
}

interface ViewProps {
  frame: Frame;
  view: View;
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
}

function ReleaseView({ frame, view, values, errors }: ViewProps) {
  const { t, lang, url } = frame;
  const { release, party, rows } = view;
  const { title, lang: own } = titleOf(release, lang);
  const path = releasePath(lang, release);
  return (
    <Layout frame={frame} title={title} styles={['evidence.css']} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={
          <bdi lang={own} dir="auto">
            {title}
          </bdi>
        }
        above={[{ label: t('evidence.title'), href: pathIn(lang, EVIDENCE) }]}
        meta={
          <>
            <bdi>{party}</bdi> <span>{t('evidence.release.nth', { n: release.version })}</span>{' '}
            <StateTag state={release.state} />{' '}
            {release.publishedAt === null ? null : <DateText date={release.publishedAt.toISOString().slice(0, 10)} />}
          </>
        }
      />
      <ErrorSummary errors={errors} />
      {release.generated ? (
        <Notice kind="due" title={t('evidence.release.generated')}>
          <p>{t('evidence.release.generated-what')}</p>
        </Notice>
      ) : null}
      {release.notice === null ? null : (
        <Notice kind="late" title={t('evidence.release.withdrawn')}>
          <p lang={release.notice.lang} dir="auto">
            {release.notice.words}
          </p>
        </Notice>
      )}
      <Decide view={view} values={values} errors={errors} path={path} />
      <div class="two">
        <section aria-label={t('evidence.release.numbers')}>
          {rows === null ? null : <Numbers rows={rows} of={release.rows} />}
        </section>
        <aside>
          {rows === null ? null : (
            <>
              <h2>{t('evidence.release.files')}</h2>
              <ul role="list">
                {RELEASE_FORMATS.map((format) => (
                  <li>
                    <a href={`${path}/files/${format}`}>{t(`evidence.format.${format}`)}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Method release={release} inner={view.decides} />
          <h2>{t('evidence.release.cite')}</h2>
          <p class="cite" dir="auto">
            {citationOf(release, { party, lang, address: url.origin + pathIn(lang, '') })}
          </p>
        </aside>
      </div>
    </Layout>
  );
}

function Numbers({ rows: [head = [], ...rows], of }: { rows: readonly (readonly string[])[]; of: number }) {
  const { t, lang } = useFrame();
  return (
    <Table
      id="numbers"
      caption={
        rows.length < of
          ? t('evidence.release.first-rows', { n: formatNumber(lang, rows.length), of: formatNumber(lang, of) })
          : t('evidence.release.numbers')
      }
      columns={head.map((name, k) => ({
        key: `c${k}`,
        label: <bdi class="sym">{name}</bdi>,
        numeric: k === head.length - 1,
        cell: (texts: readonly string[]) => <bdi>{texts[k] ?? ''}</bdi>,
      }))}
      rows={rows}
    />
  );
}

/** How it was made, and what that promises and does not. */
function Method({ release, inner }: { release: Release; inner: boolean }) {
  const { t, lang } = useFrame();
  const { method, checks, about, rho } = release;
  const number = (n: number) => formatNumber(lang, n);
  const facts = [
    { name: t('evidence.about.counting-rule'), value: t(`evidence.counting.${about.countingRule}`) },
    { name: t('evidence.about.source'), value: <Own lang={about.lang} text={about.source} /> },
    { name: t('evidence.about.coverage'), value: <Own lang={about.lang} text={about.coverage} /> },
    { name: t('evidence.about.biases'), value: <Own lang={about.lang} text={about.biases} /> },
    { name: t('evidence.make.licence'), value: <bdi>{release.licence}</bdi> },
  ];
  return (
    <>
      <h2>{t('evidence.release.how')}</h2>
      <p>{t(`evidence.promise.${method.name}`)}</p>
      <Facts
        facts={[
          ...facts,
          ...(method.name === 'k' ? [{ name: t('evidence.make.k'), value: <bdi>{number(method.k)}</bdi> }] : []),
          ...(method.name === 'dp'
            ? [{ name: t('evidence.release.margin'), value: <bdi>± {number(method.margin)}</bdi> }]
            : []),
          ...('withheld' in method
            ? [{ name: t('evidence.release.withheld'), value: <bdi>{number(method.withheld)}</bdi> }]
            : []),
          ...(release.epsilon === null
            ? []
            : [
                {
                  name: t('evidence.release.budget'),
                  value: (
                    <bdi>
                      ε = {release.epsilon}, δ = {release.delta}, ρ = {rho === null ? '' : rhoFrom(rho).toPrecision(3)}
                    </bdi>
                  ),
                },
              ]),
          ...(checks.audit === null
            ? []
            : [
                {
                  name: t('evidence.release.audit'),
                  value: t('evidence.release.audit-found', { n: checks.audit.recoverable + checks.audit.determined }),
                },
              ]),
          // Reckoned from the true records without noise: for those who decide, and for nobody else.
          ...(inner ? (checks.compare ?? []) : []).map(({ k, l1 }) => ({
            name: t('evidence.release.error', { k }),
            value: <bdi>{formatNumber(lang, Math.round(l1 * 1000) / 1000)}</bdi>,
          })),
        ]}
      />
      {checks.elsewhere ? <p>{t('evidence.release.elsewhere')}</p> : null}
    </>
  );
}

function Own({ lang, text }: { lang: Release['about']['lang']; text: string }) {
  return (
    <bdi lang={lang} dir="auto">
      {text}
    </bdi>
  );
}

function Decide({ view, values, errors, path }: Omit<ViewProps, 'frame'> & { path: string }) {
  const { t, lang } = useFrame();
  const { release, decides, entries } = view;
  if (!decides) return null;
  const approvers = foldRelease(entries)?.approvers.length ?? 0;
  if (release.state === 'published')
    return (
      <details class="more" open={errors.notice !== undefined}>
        <summary>{t('evidence.decide.withdraw')}</summary>
        <Form action={`${path}/decide`}>
          <input type="hidden" name="act" value="withdraw" />
          <TextArea
            name="notice"
            label={t('evidence.decide.notice')}
            hint={t('evidence.decide.notice-hint')}
            value={values.notice}
            error={errors.notice}
            rows={3}
          />
          <div class="actions">
            <Button kind="second">{t('evidence.decide.withdraw')}</Button>
          </div>
        </Form>
      </details>
    );
  const last = entries.at(-1);
  return (
    <Notice kind="due" title={t('evidence.decide.title')}>
      <p>
        {t('evidence.decide.names', { n: approvers, of: APPROVALS })}{' '}
        {last === undefined ? null : <bdi>{formatMoment(lang, last.madeAt)}</bdi>}
      </p>
      <Form action={`${path}/decide`}>
        <TextArea
          name="note"
          label={t('evidence.decide.note')}
          hint={t('evidence.decide.note-hint')}
          value={values.note}
          error={errors.note}
          rows={2}
        />
        <div class="actions">
          <Button name="act" value="approve">
            {t('evidence.decide.approve')}
          </Button>
          <Button kind="second" name="act" value="decline">
            {t('evidence.decide.decline')}
          </Button>
        </div>
      </Form>
    </Notice>
  );
}
