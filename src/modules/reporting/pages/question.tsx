import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Fieldset,
  Form,
  type Frame,
  Layout,
  PageHead,
  Select,
  TextArea,
  TextField,
} from '../../../kernel/ui/index.js';
import type { CallInView } from '../calls/get-call.js';
import { putQuestion } from '../calls/put-question.js';
import { QUESTION_KINDS, type Question } from '../calls/question.js';
import { textIn } from '../calls/texts.js';
import { Refusal } from '../refusal.js';
import { writableCall } from './build.js';
import { callCrumbs, callPath, RefusedNotice } from './parts.js';
import { formOf, type QuestionForm, questionIn } from './question-form.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** `/calls/:key/questions/new` and `/calls/:key/questions/:id` */
export async function questionPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const view = await writableCall(c, house);
  const question = heldQuestion(c, view);
  return c.html(<QuestionView frame={c.var.frame} view={view} question={question} refused={refused} />);
}

export async function questionSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const view = await writableCall(c, house);
  const question = heldQuestion(c, view);
  const { key } = view.call;
  return attempt(
    c,
    sent,
    async () => {
      const given = questionIn(sent, view.content, question);
      await putQuestion(house.db, c.var.actor, { key, seen: countIn(sent.seen) }, question?.id ?? null, given);
      return callPath(c.var.t, key, sent.next === 'another' ? '/questions/new' : '/questions');
    },
    (refused) => questionPage(c, house, refused),
  );
}

function heldQuestion(c: Context<PageEnv>, { content }: CallInView): Question | null {
  const id = c.req.param('id');
  if (id === undefined) return null;
  const found = content.questions.find((one) => one.id === id);
  if (found === undefined) throw new Refusal('no-such-question');
  return found;
}

interface Props {
  frame: Frame;
  view: CallInView;
  question: Question | null;
  refused: Refused;
}

function QuestionView({ frame, view, question, refused }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const { errors, typed } = refused;
  const came = Object.keys(typed).length > 0;
  const held = formOf(content, question);
  // A box that is not ticked is not sent.
  const value = (name: keyof QuestionForm) => (came ? (typed[name] ?? '') : held[name]);
  const title = t(question === null ? 'reporting.build.add' : 'reporting.question.edit');
  const below = question === null ? '/questions/new' : `/questions/${question.id}`;
  const text = (name: keyof QuestionForm, more: { hint?: string; short?: boolean } = {}) => (
    <TextField
      name={name}
      label={t.find(`reporting.question.${name}`) ?? name}
      {...(more.hint === undefined ? {} : { hint: more.hint })}
      width={more.short ? 'short' : 'full'}
      value={value(name)}
      error={errors[name]}
    />
  );
  const box = (name: 'required' | 'many' | 'other' | 'persons', legend: string) => (
    <Choices
      name={name}
      kind="checkbox"
      legend={legend}
      chosen={[value(name)]}
      options={[{ value: 'yes', label: t(`reporting.question.${name}`) }]}
    />
  );
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(errors).length > 0}>
      <PageHead title={title} above={[...callCrumbs(t, call, content), crumb(t('reporting.build.title'))]} />
      <ErrorSummary errors={errors} />
      <RefusedNotice refused={refused} />
      <Form action={callPath(t, call.key, below)}>
        <input type="hidden" name="seen" value={String(call.revision)} />
        <input type="hidden" name="follows" value={value('follows')} />
        <TextArea
          name="title"
          label={t('reporting.question.title')}
          rows={3}
          lang={content.lang}
          value={value('title')}
          error={errors.title}
        />
        <TextArea
          name="help"
          label={t('reporting.question.help')}
          rows={3}
          lang={content.lang}
          value={value('help')}
          error={errors.help}
        />
        <Select
          name="section"
          label={t('reporting.build.section')}
          value={value('section')}
          error={errors.section}
          options={[
            { value: '', label: t('reporting.question.no-section') },
            ...content.sections.map((id) => ({
              value: id,
              label: textIn(content.texts, `section/${id}`, t.lang, content.lang)?.text ?? id,
            })),
          ]}
        />
        <Choices
          name="kind"
          kind="radio"
          legend={t('reporting.question.kind')}
          chosen={[value('kind')]}
          error={errors.kind}
          options={QUESTION_KINDS.map((kind) => ({ value: kind, label: t(`reporting.question.kind.${kind}`) }))}
        />
        {box('required', t('reporting.question.answering'))}
        <Fieldset legend={t('reporting.question.kind.text')}>
          {text('limit', { short: true, hint: t('reporting.question.limit-hint') })}
        </Fieldset>
        <Fieldset legend={t('reporting.question.kind.choice')}>
          <TextArea
            name="options"
            label={t('reporting.question.options')}
            hint={t('reporting.question.line-each')}
            rows={5}
            lang={content.lang}
            value={value('options')}
            error={errors.options}
          />
          {box('many', t('reporting.question.how-many'))}
          {box('other', t('reporting.question.other-legend'))}
        </Fieldset>
        <Fieldset legend={t('reporting.question.kind.number')}>
          {text('unit')}
          {text('decimals', { short: true })}
          {text('least', { short: true })}
          {text('most', { short: true })}
          {box('persons', t('reporting.question.counted'))}
        </Fieldset>
        <Fieldset legend={t('reporting.question.kind.table')}>
          <TextArea
            name="columns"
            label={t('reporting.question.columns')}
            hint={t('reporting.question.line-each')}
            rows={4}
            lang={content.lang}
            value={value('columns')}
            error={errors.columns}
          />
          {text('rows', { short: true })}
        </Fieldset>
        <TextArea
          name="subjects"
          label={t('reporting.question.subjects')}
          hint={t('reporting.question.subjects-hint')}
          rows={3}
          value={value('subjects')}
          error={errors.subjects}
        />
        <div class="actions">
          <Button>{t('reporting.build.save')}</Button>
          <Button kind="second" name="next" value="another">
            {t('reporting.question.save-another')}
          </Button>
          <ButtonLink href={callPath(t, call.key, '/questions')}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );

  function crumb(label: string) {
    return { label, href: callPath(t, call.key, '/questions') };
  }
}
