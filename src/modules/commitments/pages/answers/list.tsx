import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { Translator } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  type Column,
  EmptyState,
  Filters,
  Layout,
  type ListQuery,
  PageHead,
  pathIn,
  readListQuery,
  Select,
  Table,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { NameText, PartyLink, REGIONS, regionWord } from '../../../parties/index.js';
import { ANSWER_STANDINGS } from '../../answers/answer.js';
import { type AnswerLine, findAnswers } from '../../answers/find-answers.js';
import { listCommitments } from '../../find-commitments.js';
import { dayOf } from '../../timing/days.js';
import { commitmentPath } from '../parts.js';
import { commitmentName } from '../words.js';
import { AnswerStateTag, answerPath, StandingTag, standingWord } from './parts.js';
import { AnswersInShort } from './summary.js';

const FILTERS = ['region', 'standing'] as const;
/** The value of those who have not answered. */
const NO_ANSWER = 'none';

/** `/commitments/:key/answers`: what each of those who are asked says, a line each. */
export async function answersPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const { t } = frame;
  const key = c.req.param('key') ?? '';
  const found = await findAnswers(house.db, actor, key, lang);
  const [listed] = await listCommitments(house.db.connection, [found.commitment.id], {
    today: dayOf(new Date()),
    lang,
  });
  const query = readListQuery(url, { sortable: ['name'], filters: FILTERS, size: 200 });
  const rows = found.lines.filter((line) => passes(line, query));
  const own = rows.filter(({ party }) => found.own.some((line) => line.party.id === party.id));
  const ordered = [...own, ...rows.filter((line) => !own.includes(line))];
  const title = t(`commitments.answers.title.${found.asked.statesOnly ? 'states' : 'parties'}`);
  return c.html(
    <Layout frame={frame} title={title} styles={['commitment.css']}>
      <PageHead
        title={title}
        above={[
          { label: t('commitments.register.title'), href: pathIn(lang, '/commitments') },
          {
            label: listed === undefined ? key : commitmentName(t, listed).text,
            href: commitmentPath(t, key),
          },
        ]}
      />
      <div class="answers-head">
        <AnswersInShort found={found} />
        <AnswerFilters query={query} />
      </div>
      <Table
        id="lines"
        caption={title}
        captionHidden
        columns={columnsFor(t, key, ordered)}
        rows={ordered.slice(query.offset, query.offset + query.size)}
        list={{ query, total: ordered.length }}
        empty={
          <EmptyState title={t('commitments.answers.none-fits')}>
            <p>{t('commitments.answers.none-fits-next')}</p>
          </EmptyState>
        }
      />
    </Layout>,
  );
}

function passes({ party, publicStanding, latest }: AnswerLine, { filters }: ListQuery): boolean {
  const { region = [], standing = [] } = filters;
  const here = [party.region, party.subregion].filter((code) => code !== null);
  if (region.length > 0 && !here.some((code) => region.includes(code))) return false;
  const says = latest === null ? publicStanding : latest.standing;
  return standing.length === 0 || standing.includes(says ?? NO_ANSWER);
}

function AnswerFilters({ query: { filters } }: { query: ListQuery }) {
  const { t } = useFrame();
  const any = { value: '', label: t('commitments.answers.any') };
  return (
    <Filters names={FILTERS}>
      <Select
        name="region"
        label={t('commitments.answers.region')}
        value={filters.region?.[0] ?? ''}
        options={[any, ...Object.keys(REGIONS).map((code) => ({ value: code, label: regionWord(t, code) }))]}
      />
      <Select
        name="standing"
        label={t('commitments.answers.how-far')}
        value={filters.standing?.[0] ?? ''}
        options={[
          any,
          ...ANSWER_STANDINGS.map((standing) => ({ value: standing, label: standingWord(t, standing) })),
          { value: NO_ANSWER, label: standingWord(t, null) },
        ]}
      />
    </Filters>
  );
}

function columnsFor(t: Translator, key: string, lines: readonly AnswerLine[]): Column<AnswerLine>[] {
  const columns: Column<AnswerLine>[] = [
    {
      key: 'name',
      label: t('commitments.answers.party'),
      heads: true,
      cell: ({ party, publicStanding, latest }) =>
        publicStanding === null && latest === null ? (
          <PartyLink party={party} />
        ) : (
          <a href={answerPath(t, key, party)}>
            <NameText party={party} />
          </a>
        ),
    },
    {
      key: 'standing',
      label: t('commitments.answers.how-far'),
      cell: ({ publicStanding, latest }) => (
        <StandingTag standing={latest === null ? publicStanding : latest.standing} />
      ),
    },
  ];
  // Only for those who see more than what is public.
  if (lines.some(({ latest }) => latest !== null))
    columns.push({
      key: 'state',
      label: t('commitments.answers.review-state'),
      cell: ({ latest }) => (latest === null ? '' : <AnswerStateTag state={latest.state} />),
    });
  return columns;
}
