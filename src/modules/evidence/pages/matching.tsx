import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Select,
  Table,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { Dictionary } from '../cases/dictionary.js';
import { mergedMapping } from '../cases/mapping.js';
import { type ColumnMatch, suggestMapping } from '../cases/suggest-mapping.js';
import { findDictionaries } from '../dictionaries/find-dictionaries.js';
import { HouseRefusal } from '../house-refusal.js';
import { type Intake, intakes } from '../intake/intakes.js';
import { matchIntake } from '../intake/match-intake.js';
import { openGround } from '../published/open-published.js';
import { findMapping } from '../store/dictionaries.js';
import { mappingTyped } from './matching-form.js';
import { Count, DATA, EVIDENCE, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

/** Values that are shown of one column; the rest can be mended in the file, or by the command line. */
const MOST_VALUES = 100;

interface View {
  intake: Intake;
  dictionaries: readonly Dictionary[];
  dictionary: Dictionary | null;
  matches: readonly ColumnMatch[];
}

async function viewOf(c: Context<PageEnv>, house: House): Promise<View> {
  const { actor, url } = c.var;
  if (actor.kind !== 'person') throw new HouseRefusal('intake-gone');
  const intake = intakes.find(c.req.param('id') ?? '', actor.id);
  if (intake.state !== 'ready' || intake.kind !== 'cases') throw new HouseRefusal('not-accepted');
  const { connection } = house.db;
  const dictionaries = await findDictionaries(connection, intake.partyId);
  const asked = url.searchParams.get('dictionary') ?? intake.dictionary;
  const dictionary = dictionaries.find(({ name }) => name === asked) ?? null;
  if (dictionary === null) return { intake, dictionaries, dictionary, matches: [] };
  const kept = await findMapping(connection, intake.partyId, dictionary.name);
  const { columns } = intakes.inside(intake.id);
  const { places } = await openGround(house.db, actor);
  const matches = suggestMapping(columns, dictionary, mergedMapping(kept, intake.mapping), places.find);
  return { intake, dictionaries, dictionary, matches };
}

/** `/evidence/data/intakes/:id/matching`: what columns and values mean in a dictionary; nothing counts before it is agreed to. */
export async function matchingPage(c: Context<PageEnv>, house: House) {
  return c.html(<Matching frame={c.var.frame} view={await viewOf(c, house)} errors={{}} />);
}

export async function matchingSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, t } = c.var;
  const view = await viewOf(c, house);
  const { intake, dictionary } = view;
  if (dictionary === null || actor.kind !== 'person') throw new HouseRefusal('no-such-dictionary');
  const { columns } = intakes.inside(intake.id);
  const mapping = mappingTyped(textsOf(await c.req.parseBody()), columns);
  const path = pathIn(lang, `${DATA}/intakes/${intake.id}`);
  try {
    matchIntake(intake.id, actor.id, { dictionary, mapping });
    // A column that means another thing now has other values to be looked at.
    const moved = view.matches.some(({ name, to }) => (mapping.columns[name] ?? name) !== (to ?? name));
    return c.redirect(moved ? `${path}/matching?dictionary=${encodeURIComponent(dictionary.name)}` : path, 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal) || error.status !== 422) throw error;
    c.status(error.status);
    return c.html(<Matching frame={frame} view={view} errors={houseErrors(t, error, 'columns')} />);
  }
}

function Matching({ frame, view, errors }: { frame: Frame; view: View; errors: FormErrors }) {
  const { t, lang } = frame;
  const { intake, dictionaries, dictionary, matches } = view;
  const path = pathIn(lang, `${DATA}/intakes/${intake.id}`);
  const unsaid = matches.filter(({ unknown }) => unknown.length > 0);
  return (
    <Layout
      frame={frame}
      title={t('evidence.matching.title')}
      styles={['evidence.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('evidence.matching.title')}
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.data.title'), href: pathIn(lang, DATA) },
          { label: intake.fileName, href: path },
        ]}
        intro={t('evidence.matching.intro')}
      />
      <ErrorSummary errors={errors} />
      <form action={`${path}/matching`} method="get">
        <Select
          name="dictionary"
          label={t('evidence.matching.dictionary')}
          value={dictionary?.name ?? ''}
          options={dictionaries.map(({ name }) => ({ value: name, label: name.toUpperCase() }))}
        />
        <div class="actions">
          <Button kind="second">{t('evidence.matching.compare')}</Button>{' '}
          <a href={pathIn(lang, `${DATA}/dictionaries`)}>{t('evidence.dictionary.title')}</a>
        </div>
      </form>
      {dictionary === null ? null : (
        <Form action={`${path}/matching?dictionary=${encodeURIComponent(dictionary.name)}`}>
          <Columns matches={matches} dictionary={dictionary} />
          {unsaid.length === 0 ? (
            <Notice kind="note">
              <p>{t('evidence.matching.all-known')}</p>
            </Notice>
          ) : (
            unsaid.map((match) => (
              <Values match={match} at={matches.indexOf(match)} inside={intakes.inside(intake.id).columns} />
            ))
          )}
          <div class="actions">
            <Button>{t('evidence.matching.agree')}</Button>
          </div>
        </Form>
      )}
    </Layout>
  );
}

function Columns({ matches, dictionary }: { matches: readonly ColumnMatch[]; dictionary: Dictionary }) {
  const { t } = useFrame();
  const names = [...dictionary.columns.keys()];
  return (
    <Table
      id="columns"
      caption={t('evidence.matching.columns', { name: dictionary.name.toUpperCase() })}
      stacks
      columns={[
        {
          key: 'name',
          label: t('evidence.findings.column'),
          heads: true,
          cell: ({ match }) => <bdi class="sym">{match.name}</bdi>,
        },
        {
          key: 'to',
          label: t('evidence.matching.means'),
          cell: ({ match, at }) => (
            <select name={`c.${at}`} aria-label={t('evidence.matching.means-of', { name: match.name })}>
              <option value="=" selected={match.to === null}>
                {t('evidence.matching.keeps')}
              </option>
              <option value="" selected={match.to === ''}>
                {t('evidence.matching.left-out')}
              </option>
              {names.map((name) => (
                <option value={name} selected={match.to === name}>
                  {name}
                </option>
              ))}
            </select>
          ),
        },
        {
          key: 'how',
          label: t('evidence.matching.why'),
          cell: ({ match: { how } }) => (how === null ? '' : t(`evidence.matching.how.${how}`)),
        },
        {
          key: 'unknown',
          label: t('evidence.matching.unknown'),
          numeric: true,
          cell: ({ match }) => <Count n={match.unknown.length} />,
        },
      ]}
      rows={matches.map((match, at) => ({ match, at }))}
    />
  );
}

function Values({
  match: { name, to, known, unknown },
  at,
  inside,
}: {
  match: ColumnMatch;
  at: number;
  inside: readonly { name: string; met: readonly { value: string }[] }[];
}) {
  const { t } = useFrame();
  const met = inside[at]?.met ?? [];
  return (
    <>
      {/* Values are answered for this column of the dictionary alone. */}
      <input type="hidden" name={`t.${at}`} value={to ?? ''} />
      <Table
        id={`values-${at}`}
        caption={t('evidence.matching.values', {
          column: name,
          shown: Math.min(MOST_VALUES, unknown.length),
          n: unknown.length,
        })}
        stacks
        columns={[
          {
            key: 'value',
            label: t('evidence.matching.value'),
            heads: true,
            cell: ({ value }) => <bdi>{value}</bdi>,
          },
          {
            key: 'count',
            label: t('evidence.findings.count'),
            numeric: true,
            cell: ({ count }) => <Count n={count} />,
          },
          {
            key: 'to',
            label: t('evidence.matching.means'),
            cell: (one) => {
              const label = t('evidence.matching.means-of', { name: one.value });
              const field = `v.${at}.${met.findIndex(({ value }) => value === one.value)}`;
              return known === null ? (
                <input name={field} type="text" value={one.to ?? one.value} aria-label={label} dir="auto" />
              ) : (
                <select name={field} aria-label={label}>
                  <option value="=" selected={one.to === null}>
                    {t('evidence.matching.stays')}
                  </option>
                  <option value="" selected={one.to === ''}>
                    {t('evidence.matching.missing')}
                  </option>
                  {known.map((word) => (
                    <option value={word} selected={one.to === word}>
                      {word}
                    </option>
                  ))}
                </select>
              );
            },
          },
          {
            key: 'how',
            label: t('evidence.matching.why'),
            cell: ({ how }) => (how === null ? '' : t(`evidence.matching.how.${how}`)),
          },
        ]}
        rows={unknown.slice(0, MOST_VALUES)}
      />
    </>
  );
}
