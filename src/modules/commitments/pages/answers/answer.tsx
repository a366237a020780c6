import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { formatDate, formatMoment } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  TextArea,
  Timeline,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { PartyLink, partyName } from '../../../parties/index.js';
import type { AnswerVersion } from '../../answers/answer.js';
import { getAnswer, type WholeAnswer } from '../../answers/get-answer.js';
import { dayOf } from '../../timing/days.js';
import { Footnote } from '../commitment-account.js';
import { CommitmentLink, commitmentPath } from '../parts.js';
import { commitmentName } from '../words.js';
import { AnswerStateTag, AnswerWords, answerPath, answersPath, StandingTag } from './parts.js';

/** What came back from the review that was not taken. */
export interface ReturnedReview {
  errors: FormErrors;
  notice: string | null;
  note: string;
}

/** `/commitments/:key/answers/:party`: what a party states, what backs it, and what became of the statement. */
export async function answerPage(c: Context<PageEnv>, house: House, returned?: ReturnedReview) {
  const { actor, frame, lang } = c.var;
  const { key = '', party = '' } = c.req.param();
  const whole = await getAnswer(house.db, actor, { key, code: party }, { today: dayOf(new Date()), lang });
  const sections = whole.id === null ? [] : await c.var.sectionsOf({ type: 'answer', id: whole.id });
  const back = returned ?? { errors: {}, notice: null, note: '' };
  return c.html(<AnswerView frame={frame} whole={whole} sections={sections} returned={back} />);
}

interface ViewProps {
  frame: Frame;
  whole: WholeAnswer;
  /** Of other modules. */
  sections: Child[];
  returned: ReturnedReview;
}

function AnswerView({ frame, whole, sections, returned }: ViewProps) {
  const { t, lang } = frame;
  const { party, listed, published, full, rights } = whole;
  const name = partyName(t, party);
  const here = answerPath(t, listed.key, party);
  const shownFirst = full === null ? published : full.last;
  const failed = Object.keys(returned.errors).length > 0 || returned.notice !== null;
  return (
    <Layout
      frame={frame}
      title={`${name} · ${commitmentName(t, listed).text}`}
      styles={['commitment.css']}
      failed={failed}
    >
      <PageHead
        title={<PartyLink party={party} />}
        above={[
          { label: t('commitments.register.title'), href: pathIn(lang, '/commitments') },
          { label: commitmentName(t, listed).text, href: commitmentPath(t, listed.key) },
          { label: t('commitments.answers.title.parties'), href: answersPath(t, listed.key) },
        ]}
        meta={
          <>
            <StandingTag standing={shownFirst?.standing ?? null} />
            {full === null ? null : <AnswerStateTag state={full.held.state} />}
          </>
        }
      />
      <ErrorSummary errors={returned.errors} />
      {returned.notice === null ? null : (
        <Notice kind="late" title={t('commitments.page.overtaken')}>
          <p>{returned.notice}</p>
        </Notice>
      )}
      <div class="footnotes">
        <Footnote id="asked" title={t('commitments.answers.asked')}>
          <p>
            <CommitmentLink commitment={listed} />
          </p>
        </Footnote>
        <Footnote id="said" title={t('commitments.answers.said')}>
          {published === null ? (
            <p class="quiet">{t('commitments.answers.not-public', { party: name })}</p>
          ) : (
            <Published version={published} here={here} />
          )}
          {full === null || full.last.n === published?.n ? null : <Latest whole={whole} last={full.last} here={here} />}
          <Ways whole={whole} here={here} />
        </Footnote>
        {rights.review ? <ReviewForm whole={whole} here={here} returned={returned} /> : null}
        {full === null ? null : <History versions={full.versions} name={name} here={here} />}
      </div>
      {sections}
    </Layout>
  );
}

function Published({ version, here }: { version: AnswerVersion; here: string }) {
  const { t, lang } = useFrame();
  return (
    <>
      <AnswerWords version={version} here={here} reviewed />
      <p class="quiet">{t('commitments.answers.reviewed', { date: formatDate(lang, dayOf(version.madeAt)) })}</p>
    </>
  );
}

/** What is not public, or not yet: only its party and the secretariat come here. */
function Latest({ whole, last, here }: { whole: WholeAnswer; last: AnswerVersion; here: string }) {
  const { t } = useFrame();
  return (
    <section aria-labelledby="latest">
      <h3 id="latest">{t('commitments.answers.latest')}</h3>
      {last.state === 'returned' && last.note !== '' ? (
        <Notice kind="due" title={t('commitments.answers.note-from')}>
          <p dir="auto">{last.note}</p>
        </Notice>
      ) : null}
      <p>
        <AnswerStateTag state={last.state} /> <StandingTag standing={last.standing} />
      </p>
      <AnswerWords version={last} here={here} />
      {last.state === 'stated' && !whole.rights.review ? (
        <p class="quiet">{t('commitments.answers.someone-else')}</p>
      ) : null}
    </section>
  );
}

function Ways({ whole: { party, full, rights }, here }: { whole: WholeAnswer; here: string }) {
  const { t } = useFrame();
  if (!rights.answer) return null;
  return (
    <div class="actions">
      <ButtonLink href={`${here}/state`}>
        {full === null ? t('commitments.answers.say', { party: partyName(t, party) }) : t('commitments.answers.change')}
      </ButtonLink>
      {rights.withdraw && full !== null ? (
        <Form action={`${here}/withdraw`}>
          <input type="hidden" name="version" value={String(full.held.version)} />
          <Button kind="link">{t('commitments.answers.withdraw')}</Button>
        </Form>
      ) : null}
    </div>
  );
}

function ReviewForm({
  whole: { party, full },
  here,
  returned,
}: {
  whole: WholeAnswer;
  here: string;
  returned: ReturnedReview;
}) {
  const { t } = useFrame();
  const name = partyName(t, party);
  return (
    <Footnote id="review" title={t('commitments.answers.review')}>
      <Form action={`${here}/review`}>
        <input type="hidden" name="version" value={String(full?.held.version ?? 0)} />
        <TextArea
          name="note"
          label={t('commitments.answers.note-to', { party: name })}
          hint={t('commitments.answers.note-hint')}
          rows={3}
          value={returned.note}
          error={returned.errors.note}
        />
        <div class="actions">
          <Button name="decision" value="review">
            {t('commitments.answers.pass')}
          </Button>
          <Button kind="second" name="decision" value="return">
            {t('commitments.answers.return', { party: name })}
          </Button>
        </div>
      </Form>
    </Footnote>
  );
}

function History({ versions, name, here }: { versions: readonly AnswerVersion[]; name: string; here: string }) {
  const { t, lang } = useFrame();
  return (
    <Footnote id="history" title={t('commitments.answers.history')}>
      <Timeline
        label={t('commitments.answers.history')}
        entries={[...versions].reverse().map((version, at) => ({
          title: t(`commitments.answers.state.${version.state}`),
          current: at === 0,
          children: (
            <>
              <p>
                {version.state === 'returned' || version.state === 'reviewed'
                  ? t('commitments.answers.by-secretariat', { when: formatMoment(lang, version.madeAt) })
                  : t('commitments.answers.by-party', { party: name, when: formatMoment(lang, version.madeAt) })}
              </p>
              {version.note === '' ? null : <p dir="auto">{version.note}</p>}
              {version.state === 'draft' || version.state === 'stated' ? (
                <details class="more">
                  <summary>{t('commitments.answers.words-then')}</summary>
                  <p>
                    <StandingTag standing={version.standing} />
                  </p>
                  <AnswerWords version={version} here={here} />
                </details>
              ) : null}
            </>
          ),
        }))}
      />
    </Footnote>
  );
}
