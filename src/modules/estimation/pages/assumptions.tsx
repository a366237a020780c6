import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  TextField,
} from '../../../kernel/ui/index.js';
import { ANSWERS, ASSUMPTIONS, type Assumption } from '../publish/checklist.js';
import type { GivenAnswers } from '../publish/read-answers.js';
import { answerAssumptions } from '../studies/answer-assumptions.js';
import { getStudyToWrite } from '../studies/get-study.js';
import type { Study } from '../studies/study.js';
import { isRefused, refusalErrors } from './refused.js';

/** `/estimation/:id/assumptions`: what a person must answer for, signed with name and date. */
export async function assumptionsPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'estimation.write');
  const study = await getStudyToWrite(house.db.connection, c.var.actor, c.req.param('id') ?? '');
  const given: GivenAnswers = study.checklist ?? {
    answers: {},
    signedBy: '',
    signedOn: new Date().toISOString().slice(0, 10),
  };
  return c.html(<Assumptions frame={c.var.frame} study={study} given={given} />);
}

export async function assumptionsSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const id = c.req.param('id') ?? '';
  const sent = await c.req.parseBody();
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
  const answers = Object.fromEntries(
    ASSUMPTIONS.map((name) => [name, { answer: field(name), note: field(`${name}-note`) }]),
  );
  const given: GivenAnswers = { answers, signedBy: field('signedBy'), signedOn: field('signedOn') };
  try {
    await answerAssumptions(house.db, actor, id, given);
    return c.redirect(pathIn(frame.lang, `/estimation/${id}`), 303);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const study = await getStudyToWrite(house.db.connection, actor, id);
    const errors = refusalErrors(frame.t, error, 'signedBy');
    return c.html(<Assumptions frame={frame} study={study} given={given} errors={errors} />, 422);
  }
}

interface AssumptionsProps {
  frame: Frame;
  study: Study;
  given: GivenAnswers;
  errors?: FormErrors;
}

function Assumptions({ frame, study, given, errors = {} }: AssumptionsProps) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={t('estimation.report.assumptions')}
      styles={['estimation.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('estimation.report.assumptions')}
        above={[
          { label: t('estimation.list.title'), href: pathIn(lang, '/estimation') },
          { label: study.title, href: pathIn(lang, `/estimation/${study.id}`) },
        ]}
        intro={t('estimation.report.assumptions-text')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, `/estimation/${study.id}/assumptions`)} label={t('estimation.report.assumptions')}>
        {ASSUMPTIONS.map((name) => (
          <OneAssumption frame={frame} name={name} given={given} error={errors[name]} />
        ))}
        <TextField
          name="signedBy"
          label={t('estimation.sign.name')}
          hint={t('estimation.sign.name-hint')}
          value={given.signedBy}
          error={errors.signedBy}
          autocomplete="name"
        />
        <TextField
          name="signedOn"
          label={t('estimation.sign.date')}
          hint={t('estimation.sign.date-hint')}
          width="short"
          value={given.signedOn}
          error={errors.signedOn}
        />
        <div class="actions">
          <Button>{t('estimation.sign.go')}</Button>
        </div>
      </Form>
    </Layout>
  );
}

function OneAssumption({
  frame,
  name,
  given,
  error,
}: {
  frame: Frame;
  name: Assumption;
  given: GivenAnswers;
  error: string | undefined;
}) {
  const { t } = frame;
  const answer = given.answers[name];
  return (
    <>
      <Choices
        name={name}
        kind="radio"
        legend={t(`estimation.assumption.${name}`)}
        error={error}
        chosen={answer?.answer ? [answer.answer] : []}
        options={ANSWERS.map((value) => ({ value, label: t(`estimation.answer.${value}`) }))}
      />
      <TextField name={`${name}-note`} label={t('estimation.sign.note')} value={answer?.note ?? ''} />
    </>
  );
}
