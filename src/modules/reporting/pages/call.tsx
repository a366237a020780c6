import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, Facts, type Frame, Layout, Notice, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { findPartiesById, type Party } from '../../parties/index.js';
import { type CallInView, getCall } from '../calls/get-call.js';
import { partiesOf } from '../policy.js';
import { countAsked, findAskedAmong } from '../store/recipients.js';
import { CallTabs } from './call-tabs.js';
import { answerPath, CallProse, CallStateTag, callPath, callTitle, Day } from './parts.js';
import { QuestionsView } from './questions-view.js';

/** What of a call concerns the reader's own parties: each with whether it may answer now. */
interface OwnPart {
  party: Party;
  asked: boolean;
}

/** `/calls/:key`: what is asked, by when; for those who make it, where to go on. */
export async function callPage(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const { db } = house;
  const view = await getCall(db.connection, actor, c.req.param('key') ?? '');
  const counted = db.forHouse('who-answers').connection;
  const counts = await countAsked(counted, view.call.id);
  const mine = await findAskedAmong(counted, view.call.id, partiesOf(actor));
  const own = [...(await findPartiesById(db, actor, mine)).values()].map((party): OwnPart => ({ party, asked: true }));
  const sections = await c.var.sectionsOf({ type: 'call', id: view.call.id });
  return c.html(<CallView frame={frame} view={view} own={own} counts={counts} sections={sections} />);
}

interface Props {
  frame: Frame;
  view: CallInView;
  own: OwnPart[];
  counts: { asked: number; answered: number };
  sections: Awaited<ReturnType<Context<PageEnv>['var']['sectionsOf']>>;
}

function CallView({ frame, view, own, counts, sections }: Props) {
  const { t, lang } = frame;
  const { call, content, rights } = view;
  const title = callTitle(t, call, content);
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead
        title={title}
        above={[{ label: t('reporting.list.title'), href: pathIn(lang, '/calls') }]}
        meta={
          <>
            <CallStateTag state={call.state} /> {t(`reporting.kind.${content.kind}`)}
          </>
        }
      >
        {own.length === 0 ? null : (
          <p class="actions">
            {own.map(({ party }) => (
              <ButtonLink href={answerPath(t, call.key, party.code)} kind="first">
                {t.rich('reporting.call.answer-for', { party: <bdi>{party.code}</bdi> })}
              </ButtonLink>
            ))}
          </p>
        )}
      </PageHead>
      {rights.write ? <CallTabs view={view} current="call" /> : null}
      {rights.write && call.changed && call.version > 0 ? (
        <Notice kind="due">
          <p>{t('reporting.call.changed', { version: call.version })}</p>
          <ButtonLink href={callPath(t, call.key, '/send')}>{t('reporting.send.again')}</ButtonLink>
        </Notice>
      ) : null}
      <Facts
        facts={[
          ...(call.sentOn === null ? [] : [{ name: t('reporting.call.sent-on'), value: <Day day={call.sentOn} /> }]),
          ...(call.deadline === null
            ? []
            : [{ name: t('reporting.call.deadline'), value: <Day day={call.deadline} /> }]),
          ...(call.version === 0 ? [] : [{ name: t('reporting.call.version'), value: String(call.version) }]),
          {
            name: t('reporting.call.answered'),
            value: (
              <a href={callPath(t, call.key, '/reading/answered')}>
                {t('reporting.call.answered-of', { answered: counts.answered, asked: counts.asked })}
              </a>
            ),
          },
        ]}
      />
      <CallProse content={content} place="intro" />
      <h2>{t('reporting.call.questions')}</h2>
      <QuestionsView content={content} />
      {sections}
    </Layout>
  );
}
