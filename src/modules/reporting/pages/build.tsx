import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  Select,
  Table,
  TextArea,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { addSection, move, removeQuestion, removeSection } from '../calls/arrange-call.js';
import { CALL_KINDS, inOrder } from '../calls/content.js';
import { describeCall } from '../calls/describe-call.js';
import { type CallInView, getCall } from '../calls/get-call.js';
import type { Question } from '../calls/question.js';
import { Refusal } from '../refusal.js';
import { CallTabs } from './call-tabs.js';
import { CallText, callCrumbs, callPath, RefusedNotice } from './parts.js';
import { numbered } from './questions-view.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';
import { TakeAlong } from './take-along.js';

/** A call whose maker asks: what is asked as it stands now. @throws NotAllowed */
export async function writableCall(c: Context<PageEnv>, house: House): Promise<CallInView> {
  const view = await getCall(house.db.connection, c.var.actor, c.req.param('key') ?? '');
  if (!view.rights.write) throw new NotAllowed();
  return { ...view, content: view.call.content };
}

/** `/calls/:key/questions`: title, deadline, sections and questions in their order. */
export async function buildPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  return c.html(<Build frame={c.var.frame} view={await writableCall(c, house)} refused={refused} />);
}

/** Takes whatever one of its buttons asks for. */
export async function buildSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { db } = house;
  const { actor, t } = c.var;
  const key = c.req.param('key') ?? '';
  const place = { key, seen: sent.seen === undefined ? null : countIn(sent.seen) };
  return attempt(
    c,
    sent,
    async () => {
      const back = callPath(t, key, '/questions');
      const [what = '', id = ''] = (sent.do ?? '').split(' ');
      if (what === 'describe') {
        const kind = CALL_KINDS.find((known) => known === sent.kind);
        if (kind === undefined) throw new Refusal('not-in-list', { field: 'kind' });
        const { title = '', intro = '', deadline = '' } = sent;
        await describeCall(db, actor, place, { kind, title, intro, deadline: deadline.trim() }, dayOf(new Date()));
      } else if (what === 'section') await addSection(db, actor, { key, seen: null }, sent.section ?? '');
      else if (what === 'unsection') await removeSection(db, actor, place, id);
      else if (what === 'remove') await removeQuestion(db, actor, place, id);
      else if (what === 'up' || what === 'down') await move(db, actor, place, id, what === 'up' ? -1 : 1);
      else throw new Refusal('not-in-list');
      return back;
    },
    (refused) => buildPage(c, house, refused),
  );
}

function Build({ frame, view, refused }: { frame: Frame; view: CallInView; refused: Refused }) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.build.title');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={callCrumbs(t, call, content)} />
      <CallTabs view={view} current="questions" />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Describe view={view} refused={refused} />
      <h2>{t('reporting.call.questions')}</h2>
      <p class="actions">
        <ButtonLink href={callPath(t, call.key, '/from-register')}>{t('reporting.register.title')}</ButtonLink>
        <ButtonLink href={callPath(t, call.key, '/questions/new')}>{t('reporting.build.add')}</ButtonLink>
        {content.questions.length === 0 ? null : (
          <ButtonLink href={callPath(t, call.key, '/preview')}>{t('reporting.preview.title')}</ButtonLink>
        )}
      </p>
      <Questions view={view} />
      <Form action={callPath(t, call.key, '/questions')}>
        <TextField
          name="section"
          label={t('reporting.build.section')}
          value={refused.typed.section}
          error={refused.errors.section}
        />
        <div class="actions">
          <Button kind="second" name="do" value="section">
            {t('reporting.build.add-section')}
          </Button>
        </div>
      </Form>
      <TakeAlong view={view} />
    </Layout>
  );
}

function Describe({ view, refused }: { view: CallInView; refused: Refused }) {
  const { t } = useFrame();
  const { call, content } = view;
  const { errors, typed } = refused;
  const words = (place: string) => content.texts[place]?.[content.lang]?.text ?? '';
  return (
    <details open={call.deadline === null || Object.keys(errors).length > 0 || undefined}>
      <summary>{t('reporting.build.describe')}</summary>
      <Form action={callPath(t, call.key, '/questions')}>
        <input type="hidden" name="seen" value={String(call.revision)} />
        <TextField
          name="title"
          label={t('reporting.call.title')}
          lang={content.lang}
          value={typed.title ?? words('title')}
          error={errors.title}
        />
        <TextArea
          name="intro"
          label={t('reporting.call.intro')}
          hint={t('reporting.call.intro-hint')}
          lang={content.lang}
          rows={5}
          value={typed.intro ?? words('intro')}
          error={errors.intro}
        />
        <Select
          name="kind"
          label={t('reporting.call.kind')}
          value={typed.kind ?? content.kind}
          error={errors.kind}
          options={CALL_KINDS.map((kind) => ({ value: kind, label: t(`reporting.kind.${kind}`) }))}
        />
        <TextField
          name="deadline"
          label={t('reporting.call.deadline')}
          hint={t('reporting.call.day-hint')}
          width="short"
          value={typed.deadline ?? call.deadline ?? ''}
          error={errors.deadline}
        />
        <div class="actions">
          <Button kind="second" name="do" value="describe">
            {t('reporting.build.save')}
          </Button>
        </div>
      </Form>
    </details>
  );
}

function Questions({ view }: { view: CallInView }) {
  const { t } = useFrame();
  const { call, content } = view;
  const number = new Map(numbered(content).map(({ id }, at) => [id, at + 1]));
  if (content.questions.length === 0 && content.sections.length === 0)
    return <p class="quiet">{t('reporting.build.none')}</p>;
  return (
    <>
      {inOrder(content).map(({ section, questions }) => (
        <section class="block">
          {section === null ? null : (
            <div class="heading-row">
              <h3>
                <CallText content={content} place={`section/${section}`} />
              </h3>
              <Acts view={view} id={section} remove="unsection" />
            </div>
          )}
          {questions.length === 0 ? (
            <p class="quiet">{t('reporting.build.empty-section')}</p>
          ) : (
            <Table
              id={`s-${section ?? 'none'}`}
              caption={
                section === null ? (
                  t('reporting.question.no-section')
                ) : (
                  <CallText content={content} place={`section/${section}`} />
                )
              }
              captionHidden
              stacks
              columns={[
                {
                  key: 'n',
                  label: t('reporting.question.number'),
                  numeric: true,
                  cell: ({ id }) => number.get(id) ?? '',
                },
                {
                  key: 'question',
                  label: t('reporting.question.title'),
                  heads: true,
                  cell: ({ id }) => (
                    <a href={callPath(t, call.key, `/questions/${id}`)}>
                      <CallText content={content} place={`question/${id}`} />
                    </a>
                  ),
                },
                {
                  key: 'kind',
                  label: t('reporting.question.kind'),
                  cell: ({ asked, required }) =>
                    `${t(`reporting.question.kind.${asked.kind}`)}${required ? ` · ${t('reporting.question.is-required')}` : ''}`,
                },
                {
                  key: 'acts',
                  label: t('reporting.build.acts'),
                  cell: ({ id }: Question) => <Acts view={view} id={id} remove="remove" />,
                },
              ]}
              rows={questions}
            />
          )}
        </section>
      ))}
    </>
  );
}

/** Up, down, away. */
function Acts({ view, id, remove }: { view: CallInView; id: string; remove: 'remove' | 'unsection' }) {
  const { t } = useFrame();
  return (
    <Form action={callPath(t, view.call.key, '/questions')}>
      <input type="hidden" name="seen" value={String(view.call.revision)} />
      <span class="acts">
        <Button kind="link" name="do" value={`up ${id}`}>
          {t('reporting.build.up')}
        </Button>
        <Button kind="link" name="do" value={`down ${id}`}>
          {t('reporting.build.down')}
        </Button>
        <Button kind="link" name="do" value={`${remove} ${id}`}>
          {t('reporting.build.remove')}
        </Button>
      </span>
    </Form>
  );
}
