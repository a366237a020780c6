import type { Context } from 'hono';
import { NotAllowed, requirePermission } from '../../../../kernel/access/index.js';
import { dayOf } from '../../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { Confirm, type Frame, Layout, PageHead } from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { maker } from '../../policy.js';
import { hashOfSubmission } from '../../store/sent.js';
import { getSubmission, type WholeSubmission } from '../../submissions/get-submission.js';
import { signAndSend } from '../../submissions/steps.js';
import { answerPath, CallText, callCrumbs, RefusedNotice } from '../parts.js';
import { numbered } from '../questions-view.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from '../refused.js';
import { ValueView } from './value-view.js';

/** `/calls/:key/answers/:party/sign`: everything once more, to be signed by somebody who has just proved presence. */
export async function signPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const whole = await signable(c, house);
  return c.html(<Sign frame={c.var.frame} whole={whole} refused={refused} />);
}

export async function signSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { key = '', party = '' } = c.req.param();
  return attempt(
    c,
    sent,
    async () => {
      const place = { key, code: party.toUpperCase() };
      await signAndSend(house.db, c.var.actor, place, { sha256: sent.sha256 ?? '' }, dayOf(new Date()));
      return `${answerPath(c.var.t, key, place.code)}#receipts`;
    },
    (refused) => signPage(c, house, refused),
  );
}

/** @throws StepUpNeeded before presence was proved, so that nobody reads all and then has to. */
async function signable(c: Context<PageEnv>, house: House): Promise<WholeSubmission> {
  const { key = '', party = '' } = c.req.param();
  const { actor } = c.var;
  const whole = await getSubmission(house.db, actor, { key, code: party }, dayOf(new Date()));
  requirePermission(actor, 'calls.sign', { party: whole.party.id, madeBy: maker(actor) });
  if (whole.draft === null) throw new NotAllowed();
  return whole;
}

function Sign({ frame, whole, refused }: { frame: Frame; whole: WholeSubmission; refused: Refused }) {
  const { t } = frame;
  const { call, content, party, draft, rights } = whole;
  const title = t('reporting.sign.title');
  const here = answerPath(t, call.key, party.code);
  const above = [...callCrumbs(t, call, content), { label: partyName(t, party), href: here }];
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={refused.notice !== null}>
      <PageHead title={title} above={above} intro={t('reporting.sign.intro')} />
      <RefusedNotice refused={refused} />
      {numbered(content).map((question, at) => {
        const answer = draft?.answers.get(question.id);
        return (
          <div class="block">
            <h2>
              {at + 1}. <CallText content={content} place={`question/${question.id}`} />
            </h2>
            {answer?.value ? (
              <>
                <ValueView
                  content={content}
                  question={question}
                  value={answer.value}
                  lang={answer.lang}
                  file={`${here}/${question.id}/file`}
                />
                <p class="quiet">{t(`reporting.audience.${answer.audience}`)}</p>
              </>
            ) : (
              <p class="quiet">{t('reporting.answer.none')}</p>
            )}
          </div>
        );
      })}
      {rights.sign && draft !== null ? (
        <Confirm
          action={`${here}/sign`}
          values={{ sha256: hashOfSubmission(draft) }}
          label={t('reporting.sign.send')}
          back={here}
        >
          <p>{t('reporting.sign.locked', { version: draft.version + 1 })}</p>
        </Confirm>
      ) : null}
    </Layout>
  );
}
