import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import { formatDate, isLang, LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  Select,
  Table,
  Tag,
  TextField,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { type AnswerInView, getAnswer } from '../../answers/get-answer.js';
import { markPassage, removeMark } from '../../answers/mark-passage.js';
import { paragraphsOf } from '../../answers/sentences.js';
import { translateAnswer } from '../../answers/translate-answer.js';
import { Refusal } from '../../refusal.js';
import { type MarkedPassage, TRANSLATION_KINDS } from '../../store/reading.js';
import { ValueView } from '../answers/value-view.js';
import { answerPath, CallText, callCrumbs, callPath, RefusedNotice } from '../parts.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn, valuesIn } from '../refused.js';
import { TranslationForm, Translations } from './translation.js';

/** `/calls/:key/reading/:party/:question`: one answer with passages marked and coded, and its translations. */
export async function answerPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  return c.html(<AnswerView frame={c.var.frame} one={await answerOf(c, house)} refused={refused} />);
}

export async function answerSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const sentences = (await valuesIn(c, 'sentence')).map(countIn);
  const { view, party, question } = await answerOf(c, house);
  const { actor, t } = c.var;
  const place = { key: view.call.key, code: party.code };
  const version = countIn(sent.version);
  return attempt(
    c,
    sent,
    async () => {
      if (sent.do === 'mark') {
        const { code = '', note = '' } = sent;
        const given = { question: question.id, sentences, code: code === '' ? null : code, note, seen: version };
        await markPassage(house.db, actor, place, given);
      } else if (sent.do === 'remove') await removeMark(house.db, actor, place.key, sent.mark ?? '');
      else if (sent.do === 'translate') {
        const { lang = '', text = '' } = sent;
        const kind = TRANSLATION_KINDS.find((one) => one === sent.kind);
        if (!isLang(lang)) throw new Refusal('not-in-list', { field: 'lang' });
        if (kind === undefined) throw new Refusal('not-in-list', { field: 'kind' });
        const given = { question: question.id, lang, kind, text, version, seen: countIn(sent.seen) };
        await translateAnswer(house.db, actor, place, given);
      } else throw new Refusal('not-in-list');
      return callPath(t, place.key, `/reading/${party.code}/${question.id}`);
    },
    (refused) => answerPage(c, house, refused),
  );
}

function answerOf(c: Context<PageEnv>, { db }: House): Promise<AnswerInView> {
  const place = { key: c.req.param('key') ?? '', code: c.req.param('party') ?? '' };
  return getAnswer(db, c.var.actor, place, c.req.param('question') ?? '');
}

interface Props {
  frame: Frame;
  one: AnswerInView;
  refused: Refused;
}

function AnswerView({ frame, one, refused }: Props) {
  const { t } = frame;
  const { view, party, question, answer, reading } = one;
  const { call, content } = view;
  const number = content.questions.findIndex(({ id }) => id === question.id) + 1;
  const title = t('reporting.marks.title', { party: partyName(t, party), number });
  const above = [
    ...callCrumbs(t, call, content),
    { label: t('reporting.beside.title'), href: callPath(t, call.key, `/reading/beside?question=${number}`) },
  ];
  const marks = reading?.marks.filter(({ current }) => current) ?? [];
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead
        title={title}
        above={above}
        meta={<Tag kind="plain">{t(`reporting.audience.${answer.audience}`)}</Tag>}
      />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <h2>
        <CallText content={content} place={`question/${question.id}`} />
      </h2>
      <p class="quiet">
        <bdi lang={answer.lang}>{LANGUAGE_NAMES[answer.lang]}</bdi>
      </p>
      {answer.value.kind === 'text' && reading !== null ? (
        <Marking one={one} text={answer.value.text} marks={marks} refused={refused} />
      ) : (
        <ValueView
          content={content}
          question={question}
          value={answer.value}
          lang={answer.lang}
          file={answerPath(t, call.key, party.code, `/${question.id}/file`)}
        />
      )}
      {reading === null ? null : <Marks one={one} marks={reading.marks} writes={reading.writes} />}
      <Translations translations={one.translations} />
      {reading?.writes && answer.value.kind === 'text' ? <TranslationForm one={one} refused={refused} /> : null}
    </Layout>
  );
}

/** The text sentence by sentence, each to be ticked; what is marked already is shown as such. */
function Marking({
  one,
  text,
  marks,
  refused,
}: {
  one: AnswerInView;
  text: string;
  marks: readonly MarkedPassage[];
  refused: Refused;
}) {
  const { t } = useFrame();
  const { view, party, question, answer, reading } = one;
  const writes = reading?.writes ?? false;
  let place = -1;
  const prose = (
    <div class="said marking" lang={answer.lang} dir="auto">
      {paragraphsOf(text, answer.lang).map((sentences) => (
        <p>
          {sentences.map(({ start, end, text: words }) => {
            place += 1;
            const over = marks.filter((mark) => mark.start < end && mark.end > start);
            const shown = over.length > 0 ? <mark>{words}</mark> : words;
            if (!writes) return <>{shown} </>;
            return (
              <>
                <label>
                  <input
                    type="checkbox"
                    name="sentence"
                    id={place === 0 ? 'sentence' : undefined}
                    value={String(place)}
                  />{' '}
                  {shown}
                </label>{' '}
              </>
            );
          })}
        </p>
      ))}
    </div>
  );
  if (!writes) return prose;
  return (
    <Form action={callPath(t, view.call.key, `/reading/${party.code}/${question.id}`)}>
      <input type="hidden" name="version" value={String(answer.version)} />
      <p class="quiet">{t('reporting.marks.how')}</p>
      {prose}
      <Select
        name="code"
        label={t('reporting.marks.code')}
        value={refused.typed.code ?? ''}
        options={[
          { value: '', label: t('reporting.marks.no-code') },
          ...(reading?.codes ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        name="note"
        label={t('reporting.marks.note')}
        value={refused.typed.do === 'mark' ? refused.typed.note : ''}
        error={refused.errors.note}
      />
      <div class="actions">
        <Button name="do" value="mark">
          {t('reporting.marks.mark')}
        </Button>
        <a href={callPath(t, view.call.key, '/reading/passages')}>{t('reporting.marks.codes')}</a>
      </div>
    </Form>
  );
}

function Marks({ one, marks, writes }: { one: AnswerInView; marks: MarkedPassage[]; writes: boolean }) {
  const { t, lang } = useFrame();
  if (marks.length === 0) return null;
  const { view, party, question } = one;
  const remove = {
    key: 'acts',
    label: t('reporting.build.acts'),
    cell: ({ id }: MarkedPassage) => (
      <Form action={callPath(t, view.call.key, `/reading/${party.code}/${question.id}`)}>
        <input type="hidden" name="mark" value={id} />
        <Button kind="link" name="do" value="remove">
          {t('reporting.marks.remove')}
        </Button>
      </Form>
    ),
  };
  return (
    <Table
      id="marks"
      caption={t('reporting.marks.marks', { n: marks.length })}
      stacks
      columns={[
        { key: 'code', label: t('reporting.marks.code'), heads: true, cell: (mark) => <CodeName mark={mark} /> },
        {
          key: 'quote',
          label: t('reporting.marks.passage'),
          cell: ({ quote, lang: written }) => (
            <bdi lang={written} class="said">
              {quote}
            </bdi>
          ),
        },
        { key: 'note', label: t('reporting.marks.note'), cell: ({ note }) => <bdi>{note}</bdi> },
        {
          key: 'on',
          label: t('reporting.marks.on'),
          cell: ({ madeAt }) => <bdi>{formatDate(lang, madeAt.toISOString().slice(0, 10))}</bdi>,
        },
        ...(writes ? [remove] : []),
      ]}
      rows={marks}
    />
  );
}

/** A code by its name; that there is none, and that the answer was corrected since. */
export function CodeName({ mark: { code, current } }: { mark: Pick<MarkedPassage, 'code' | 'current'> }) {
  const { t } = useFrame();
  return (
    <>
      {code === null ? <span class="quiet">{t('reporting.marks.no-code')}</span> : <bdi>{code}</bdi>}
      {current ? null : (
        <>
          {' '}
          <Tag kind="late">{t('reporting.marks.corrected')}</Tag>
        </>
      )}
    </>
  );
}
