import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, formatNumber, type Translator } from '../../../kernel/i18n/index.js';
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
import type { Concept } from '../concepts/concept.js';
import { codeWord, conceptWord } from '../concepts/concept-words.js';
import { rhoFrom } from '../datasets/data-set.js';
import { readTable } from '../disclosure/read-table.js';
import { type ColumnTold, columnsTold } from '../formats/column-told.js';
import { RELEASE_FORMATS } from '../formats/format.js';
import { HouseRefusal } from '../house-refusal.js';
import { type Ground, openGround } from '../published/open-published.js';
import { codeOfText } from '../published/read-published.js';
import { approveRelease, declineRelease, withdrawRelease } from '../releases/decide-release.js';
import { factsOf } from '../releases/facts-of.js';
import { getRelease, getReleaseFile, mayDecide } from '../releases/get-release.js';
import { APPROVALS, citationOf, foldRelease, type MadeEntry, type Release } from '../releases/release.js';
import { rulesOf, sayRules } from '../releases/say-rules.js';
import { listEntries } from '../store/releases.js';
import { EVIDENCE, nameOfParty, releasePath, StateTag, textsOf, titleOf } from './parts.js';
import { countryName } from './question-parts.js';
import { houseErrors } from './refused.js';

/** Rows of the file that a page shows; the file has them all. */
const MOST_ROWS = 50;

interface View {
  release: Release;
  party: string;
  decides: boolean;
  entries: readonly MadeEntry[];
  /** Header and first rows; null where the file is given no more. */
  rows: readonly (readonly string[])[] | null;
  /** What its columns and values mean. */
  told: readonly ColumnTold[];
  ground: Ground;
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
  const ground = await openGround(house.db, actor);
  return {
    release,
    party: await nameOfParty(c, house, release.partyId),
    decides: mayDecide(actor, release),
    entries: release.state === 'proposed' ? await listEntries(connection, release.id) : [],
    rows: rows?.slice(0, MOST_ROWS + 1).map(({ texts }) => texts) ?? null,
    told: rows === null ? [] : columnsTold(rows.slice(0, MOST_ROWS + 1), release, ground),
    ground,
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
        <section>
          <Method release={release} inner={view.decides} />
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
          <h2>{t('evidence.release.cite')}</h2>
          <p class="cite" dir="auto">
            {citationOf(release, { party, lang, address: url.origin + pathIn(lang, '') })}
          </p>
        </aside>
      </div>
      {rows === null ? null : (
        <section aria-labelledby="rows" class="release-rows">
          <h2 id="rows">{t('evidence.release.numbers')}</h2>
          <Numbers rows={rows} view={view} />
        </section>
      )}
    </Layout>
  );
}

/** The rows in the words of the reader; what nobody knows stands as it is in the file. */
function Numbers({ rows: [head = [], ...rows], view }: { rows: readonly (readonly string[])[]; view: View }) {
  const { t, lang } = useFrame();
  const of = view.release.rows;
  const words = view.told.map(({ concept, values }) => wordsOf(t, view.ground, concept, values));
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
        label: <ColumnName name={name} told={view.told[k]} ground={view.ground} />,
        numeric: k === head.length - 1,
        cell: (texts: readonly string[]) => {
          const text = texts[k] ?? '';
          return <bdi>{words[k]?.get(text.trim()) ?? saidByRow(t, view, texts, k) ?? text}</bdi>;
        },
      }))}
      rows={rows}
    />
  );
}

function wordsOf(
  t: Translator,
  ground: Ground,
  concept: Concept | null,
  values: ColumnTold['values'],
): Map<string, string> {
  const known = values.flatMap(({ text, code }): [string, string][] =>
    concept === null || code === null ? [] : [[text, codeWord(t, ground, concept.code, code)]],
  );
  return new Map(known);
}

/** Of a table broken down by turns, and of countries by name: what a cell means, as its row says; null where that is not known. */
function saidByRow(t: Translator, { told, ground }: View, texts: readonly string[], at: number): string | null {
  const text = texts[at]?.trim() ?? '';
  const { concept } = told[at] ?? {};
  if (text === '' || !concept) return null;
  if (concept.code === 'COUNTRY_NAME') {
    const code = ground.places.find(text);
    return code === null ? null : countryName(ground, t, code);
  }
  if (concept.form !== 'pivoted') return null;
  const by = told.findIndex((one) => one.concept?.form === 'pivot');
  const pivot = told[by]?.concept;
  const named = pivot ? ground.registry.codeOf(pivot, texts[by]?.trim() ?? '') : null;
  const meant = named === null ? undefined : ground.registry.concepts.get(named);
  return meant === undefined ? null : codeWord(t, ground, meant.code, codeOfText(meant, text, ground));
}

/** What a column is, with its name in the file where that is another. */
function ColumnName({ name, told, ground }: { name: string; told: ColumnTold | undefined; ground: Ground }) {
  const { t } = useFrame();
  const concept = told?.concept ?? null;
  if (concept === null) return <bdi class="sym">{name}</bdi>;
  return (
    <>
      {conceptWord(t, ground, concept.code)} <bdi class="sym quiet">{name}</bdi>
    </>
  );
}

/** How it was made, and what that promises and does not. */
function Method({ release, inner }: { release: Release; inner: boolean }) {
  const { t, lang } = useFrame();
  const { method, checks, about, rho } = release;
  const number = (n: number) => formatNumber(lang, n);
  const rules = sayRules(t, rulesOf(method));
  // Rules stand below, one a line.
  const below = ['evidence.release.method', 'evidence.release.generated', 'evidence.release.rules'] as const;
  const named = new Set<string>(below.map((key) => t(key)));
  const own = new Set([about.unit, about.source, about.coverage, about.biases]);
  const facts = factsOf(t, release)
    .filter(([name]) => !named.has(name))
    .map(([name, value]) => ({ name, value: own.has(value) ? <Own lang={about.lang} text={value} /> : value }));
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
      {rules.length === 0 ? null : (
        <>
          <h3>{t('evidence.release.rules')}</h3>
          <p>{t('evidence.release.rules-what')}</p>
          <ul>
            {rules.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
          {inner && typeof checks.broken === 'number' ? (
            <p>{t('evidence.release.broken', { n: checks.broken })}</p>
          ) : null}
        </>
      )}
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
