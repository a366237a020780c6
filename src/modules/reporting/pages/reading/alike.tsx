import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  EmptyState,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  Pager,
  readListQuery,
} from '../../../../kernel/ui/index.js';
import { PartyLink } from '../../../parties/index.js';
import { type AlikePassage, findAlike } from '../../answers/find-alike.js';
import { type CallInView, getCall } from '../../calls/get-call.js';
import { CallText, callCrumbs, callPath } from '../parts.js';
import { askedIn } from './beside.js';
import { AnswerFilters, QuestionSelect, ReadingTabs } from './reading-tabs.js';

/** `/calls/:key/reading/alike`: passages that several parties share, nearly word for word. */
export async function alikePage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, url } = c.var;
  const view = await getCall(house.db.connection, actor, c.req.param('key') ?? '');
  const asked = askedIn(view.content, url.searchParams);
  const query = readListQuery(url, { sortable: ['size'], size: 10 });
  const page = { offset: query.offset, limit: query.size };
  const found = await findAlike(house.db, actor, asked.question, asked.filter, page, lang);
  return c.html(<Alike frame={frame} view={view} asked={asked} query={query} found={found} />);
}

interface Props {
  frame: Frame;
  view: CallInView;
  asked: ReturnType<typeof askedIn>;
  query: ListQuery;
  found: { total: number; groups: AlikePassage[][] };
}

function Alike({ frame, view, asked, query, found }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.alike.title');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead title={title} above={callCrumbs(t, call, content)} intro={t('reporting.alike.intro')} />
      <ReadingTabs callKey={call.key} current="alike" reads />
      <h2>
        <bdi>{asked.number}.</bdi> <CallText content={content} place={`question/${asked.question.id}`} />
      </h2>
      <div class="two rail">
        <AnswerFilters filter={asked.filter} names={['question']}>
          <QuestionSelect content={content} number={asked.number} />
        </AnswerFilters>
        <section>
          {found.groups.length === 0 ? (
            <EmptyState title={t('reporting.alike.none')}>
              <p>{t('reporting.alike.none-next')}</p>
            </EmptyState>
          ) : null}
          {found.groups.map((group, at) => (
            <section class="block" aria-labelledby={`group-${at}`}>
              <h3 id={`group-${at}`}>
                {t('reporting.alike.group', { number: query.offset + at + 1, n: group.length })}
              </h3>
              {group.map((one) => (
                <div class="alike">
                  <p>
                    <PartyLink party={one.party} />{' '}
                    <a href={callPath(t, call.key, `/reading/${one.party.code}/${asked.question.id}`)}>
                      {t('reporting.alike.open')}
                    </a>
                  </p>
                  <blockquote lang={one.lang} dir="auto">
                    <span class="quiet">{one.before === '' ? '' : `…${one.before} `}</span>
                    <mark>{one.passage}</mark>
                    <span class="quiet">{one.after === '' ? '' : ` ${one.after}…`}</span>
                  </blockquote>
                </div>
              ))}
            </section>
          ))}
          {found.total === 0 ? null : <Pager page={query.page} size={query.size} total={found.total} />}
        </section>
      </div>
    </Layout>
  );
}
