import { isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import type { Statement } from '../../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Select,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import type { Question } from '../../calls/question.js';
import type { KeptAnswer } from '../../store/submissions.js';
import { ANSWER_AUDIENCES, type AnswerSource } from '../../submissions/answer-value.js';
import { type LastTime, sourceOf } from '../../submissions/earlier.js';
import type { WholeSubmission } from '../../submissions/get-submission.js';
import type { KeptInBrowser } from '../../submissions/kept-in-browser.js';
import { answerPath, CallProse, CallText, callCrumbs, Day, RefusedNotice } from '../parts.js';
import type { Refused } from '../refused.js';
import { ValueField } from './value-field.js';
import { ValueView } from './value-view.js';

interface Props {
  frame: Frame;
  whole: WholeSubmission;
  question: Question;
  /** Its place among the questions, from 0. */
  at: number;
  last: LastTime | null;
  before: Statement[];
  /** What the reader chose to begin with. */
  used: Statement | null;
  refused: Refused;
  /** What somebody else wrote meanwhile; null where nobody did. */
  meanwhile: KeptAnswer | null;
  /** The question that was saved on the way here. */
  saved: string | null;
  kept: KeptInBrowser;
}

export function AnswerView(props: Props) {
  const { frame, whole, question, at, refused, meanwhile, saved, kept } = props;
  const { t } = frame;
  const { call, content, party, draft } = whole;
  const failed = Object.keys(refused.errors).length > 0 || meanwhile !== null;
  const title = t('reporting.answer.question', { n: at + 1, of: content.questions.length });
  const here = answerPath(t, call.key, party.code);
  const held = draft?.answers.get(question.id) ?? null;
  const above = [...callCrumbs(t, call, content), { label: partyName(t, party), href: here }];
  const writes = whole.rights.writes(question.section);
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['reporting.css']}
      islands={['kept-answer', 'drop-zone']}
      failed={failed}
    >
      <PageHead title={title} above={above} />
      <div class="asking">
        {saved === null ? null : (
          <p class="quiet" role="status">
            {t('reporting.answer.saved')}
          </p>
        )}
        <ErrorSummary errors={refused.errors} />
        <RefusedNotice refused={refused} />
        {meanwhile === null ? null : <Meanwhile {...props} meanwhile={meanwhile} />}
        {question.section === null ? null : (
          <p class="quiet">
            <CallText content={content} place={`section/${question.section}`} />
          </p>
        )}
        <h2>
          <CallText content={content} place={`question/${question.id}`} />
        </h2>
        <CallProse content={content} place={`help/${question.id}`} />
        {writes ? (
          <kept-answer
            data-key={kept.nameOf({ key: call.key, code: party.code, question: question.id })}
            data-seal={kept.seal}
            data-seen={String(meanwhile?.version ?? held?.version ?? 0)}
            data-saved={saved === null ? '' : kept.nameOf({ key: call.key, code: party.code, question: saved })}
            data-title={t('reporting.answer.typed-title')}
            data-text={t('reporting.answer.typed-text')}
            data-use={t('reporting.answer.typed-use')}
            data-drop={t('reporting.answer.typed-drop')}
          >
            <AnswerForm {...props} held={meanwhile ?? held} here={`${here}/${question.id}`} />
          </kept-answer>
        ) : (
          <ReadOnly {...props} held={held} here={here} />
        )}
        <Earlier {...props} here={`${here}/${question.id}`} writes={writes} seen={held?.version ?? 0} />
      </div>
    </Layout>
  );
}

function AnswerForm({
  whole,
  question,
  used,
  refused,
  held,
  here,
  meanwhile,
}: Props & { held: KeptAnswer | null; here: string }) {
  const { t, lang } = useFrame();
  const { content } = whole;
  const { typed, errors } = refused;
  const written = isLang(typed.lang ?? '') ? typed.lang : (used?.lang ?? held?.lang ?? lang);
  const inLang = LANGS_IN_UN_ORDER.find((one) => one === written) ?? lang;
  const begun =
    used === null ? (meanwhile === null ? (held?.value ?? null) : null) : { kind: 'text' as const, text: used.words };
  return (
    <Form action={here} files={question.asked.kind === 'file'}>
      <input type="hidden" name="seen" value={String(held?.version ?? 0)} />
      <input type="hidden" name="use" value={typed.use ?? used?.id ?? ''} />
      <ValueField
        content={content}
        question={question}
        value={begun}
        typed={typed}
        error={errors.value}
        lang={inLang}
      />
      <SourceLine source={used === null ? (held?.source ?? null) : sourceOf(used)} />
      <Choices
        name="audience"
        kind="radio"
        legend={t('reporting.answer.audience')}
        chosen={[typed.audience ?? held?.audience ?? 'public']}
        error={errors.audience}
        options={ANSWER_AUDIENCES.map((one) => ({ value: one, label: t(`reporting.audience.${one}`) }))}
      />
      <Select
        name="lang"
        label={t('reporting.answer.lang')}
        value={inLang}
        options={LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
      />
      <div class="actions">
        <Button name="do" value="next">
          {t('reporting.answer.save-next')}
        </Button>
        <Button kind="second" name="do" value="back">
          {t('reporting.answer.save-back')}
        </Button>
      </div>
    </Form>
  );
}

function SourceLine({ source }: { source: AnswerSource | null }) {
  const { t, lang } = useFrame();
  if (source === null) return null;
  return (
    <p class="quiet">
      {t.rich('reporting.answer.taken-from', {
        source: <a href={pathIn(lang, source.path)}>{source.title}</a>,
        date: <Day day={source.on} />,
      })}
    </p>
  );
}

/** Somebody else was quicker: what they wrote stands above what was typed, and nothing is overwritten. */
function Meanwhile({ whole, question, meanwhile }: Props & { meanwhile: KeptAnswer }) {
  const { t } = useFrame();
  return (
    <Notice kind="late" title={t('reporting.answer.meanwhile-title')}>
      <p>{t('reporting.answer.meanwhile')}</p>
      {meanwhile.value === null ? (
        <p>{t('reporting.answer.taken-back')}</p>
      ) : (
        <ValueView
          content={whole.content}
          question={question}
          value={meanwhile.value}
          lang={meanwhile.lang}
          file={null}
        />
      )}
    </Notice>
  );
}

function ReadOnly({ whole, question, held, here }: Props & { held: KeptAnswer | null; here: string }) {
  const { t } = useFrame();
  return (
    <>
      {held?.value ? (
        <ValueView
          content={whole.content}
          question={question}
          value={held.value}
          lang={held.lang}
          file={`${here}/${question.id}/file`}
        />
      ) : (
        <p class="quiet">{t('reporting.answer.none')}</p>
      )}
      <p>{t('reporting.answer.not-yours')}</p>
      <ButtonLink href={here}>{t('reporting.answer.whole')}</ButtonLink>
    </>
  );
}

/** What the party said before, each with its source: to begin with, never put in unasked. */
function Earlier({
  whole,
  question,
  last,
  before,
  here,
  writes,
  seen,
}: Props & { here: string; writes: boolean; seen: number }) {
  const { t, lang } = useFrame();
  if (last === null && before.length === 0) return null;
  const audience = whole.draft?.answers.get(question.id)?.audience ?? last?.answer.audience ?? 'public';
  return (
    <section aria-labelledby="earlier" class="earlier">
      <h2 id="earlier">{t('reporting.answer.earlier')}</h2>
      {last === null ? null : (
        <div class="block">
          <ValueView
            content={whole.content}
            question={question}
            value={last.answer.value}
            lang={last.answer.lang}
            file={null}
          />
          <SourceLine source={last.source} />
          {writes ? (
            <Form action={here}>
              <input type="hidden" name="seen" value={String(seen)} />
              <input type="hidden" name="audience" value={audience} />
              <input type="hidden" name="lang" value={last.answer.lang} />
              <Button kind="second" name="do" value="last">
                {t('reporting.answer.as-last-time')}
              </Button>
            </Form>
          ) : null}
        </div>
      )}
      {before.map((one) => (
        <div class="block">
          <blockquote lang={one.lang} dir="auto">
            {one.words}
          </blockquote>
          <SourceLine source={sourceOf(one)} />
          {writes && question.asked.kind === 'text' ? (
            <p>
              <a href={`${here}?${new URLSearchParams({ use: one.id })}`} lang={lang}>
                {t('reporting.answer.begin-with')}
              </a>
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}
