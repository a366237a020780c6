import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  TextArea,
  useFrame,
} from '../../../kernel/ui/index.js';
import { composeReport } from '../compose/compose.js';
import { groupName } from '../compose/whose.js';
import { Refusal } from '../refusal.js';
import { type Draft, getDraft, wordsLimit } from '../report/get-report.js';
import { hashOfReport } from '../report/published.js';
import { beginReportCorrection, signReport } from '../report/sign-report.js';
import { Standing } from './draft.js';
import { crumbsOf, RefusedNotice, ReportTabs, reportPath } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';
import { AnnexTable, ReportText } from './report-text.js';

/** `/reports/:key/sign`: who has signed; everything once more for those who may, after they have just proved presence. */
export async function signPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const draft = await getDraft(house.db, c.var.actor, c.req.param('key') ?? '');
  // Asked before all is read, so that nobody reads it and then has to go and prove presence.
  if (draft.rights.sign) requirePermission(c.var.actor, 'reports.sign');
  const { actor } = c.var;
  const own = actor.kind === 'public' ? '' : actor.id;
  return c.html(<Sign frame={c.var.frame} draft={draft} own={own} refused={refused} />);
}

export async function signSent(c: Context<PageEnv>, house: House) {
  const { fields } = await sentIn(c);
  const { actor, t } = c.var;
  const key = c.req.param('key') ?? '';
  return attempt(
    c,
    fields,
    async () => {
      if (fields.do === 'correct') {
        await beginReportCorrection(house.db, actor, key, fields.reason ?? '');
        return reportPath(t, key, '/draft');
      }
      if (fields.do !== 'sign') throw new Refusal('not-in-list');
      const report = await signReport(house.db, actor, key, { sha256: fields.sha256 ?? '' });
      return reportPath(t, key, report.state === 'published' ? '' : '/sign');
    },
    (refused) => signPage(c, house, refused),
  );
}

function Sign({ frame, draft, own, refused }: { frame: Frame; draft: Draft; own: string; refused: Refused }) {
  const { t } = frame;
  const { report, composing, rights, words, flags } = draft;
  const title = t('reports.tabs.sign');
  const sha256 = hashOfReport(report.content);
  const mine = report.signatures.some(({ by }) => by === own);
  const here = reportPath(t, report.key, '/sign');
  const empty = report.content.sections.every(({ blocks }) => blocks.length === 0);
  return (
    <Layout frame={frame} title={title} styles={['reports.css']} failed={refused.notice !== null}>
      <PageHead title={title} above={crumbsOf(t, report)} intro={t('reports.sign.intro')} />
      <ReportTabs report={report} current="sign" />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Standing draft={draft} />
      {report.state === 'published' ? (
        <Correct draft={draft} refused={refused} />
      ) : (
        <>
          <p>{wordsLimit(t, words, report.content.limit)}</p>
          <p>{t('reports.sign.signed', { n: report.signatures.length })}</p>
          {report.signatures.map(({ at, party }) => (
            <p class="quiet">
              {party === undefined
                ? t('reports.sign.at', { when: formatMoment(t.lang, new Date(at)) })
                : t('reports.sign.at-for', {
                    when: formatMoment(t.lang, new Date(at)),
                    group: groupName(t, composing),
                  })}
            </p>
          ))}
          {report.party === null ? null : (
            <p class="quiet">{t('reports.sign.group', { group: groupName(t, composing) })}</p>
          )}
          {mine ? <Notice>{t('reports.sign.mine')}</Notice> : null}
          {rights.sign && !mine && flags.size === 0 && !empty ? (
            <Form action={here}>
              <input type="hidden" name="sha256" value={sha256} />
              <p>{t(report.signatures.length === 0 ? 'reports.sign.first' : 'reports.sign.second')}</p>
              <div class="actions">
                <Button name="do" value="sign">
                  {t(report.signatures.length === 0 ? 'reports.sign.do' : 'reports.sign.publish')}
                </Button>
              </div>
            </Form>
          ) : null}
          <p class="quiet">
            SHA-256 <bdi class="hash">{sha256}</bdi>
          </p>
          <ReportText composed={composeReport(t, composing)} composing={composing} flags={flags} trail={() => null} />
          <AnnexTable annex={composing.annex} />
        </>
      )}
    </Layout>
  );
}

function Correct({ draft: { report, rights }, refused }: { draft: Draft; refused: Refused }) {
  const { t } = useFrame();
  return (
    <>
      <p>
        <a href={reportPath(t, report.key)}>{t('reports.sign.published', { n: report.version })}</a>
      </p>
      {rights.correct ? <CorrectForm path={reportPath(t, report.key, '/sign')} refused={refused} /> : null}
    </>
  );
}

function CorrectForm({ path, refused }: { path: string; refused: Refused }) {
  const { t } = useFrame();
  return (
    <Form action={path}>
      <TextArea
        name="reason"
        label={t('reports.correction.reason')}
        hint={t('reports.correction.hint')}
        rows={3}
        value={refused.typed.reason}
        error={refused.errors.reason}
      />
      <div class="actions">
        <Button kind="second" name="do" value="correct">
          {t('reports.correction.begin')}
        </Button>
      </div>
    </Form>
  );
}
