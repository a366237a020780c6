import type { Context } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
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
import { EstimationRefusal } from '../data/refusal.js';
import { DEFAULT_OPTIONS, METHODS, type MethodName } from '../options.js';
import { asRecord, may } from '../policy.js';
import { askEstimate, MOST_REPLICATES } from '../studies/ask-estimate.js';
import { getStudyToWrite, getStudyView } from '../studies/get-study.js';
import type { Study } from '../studies/study.js';
import { StudyRefusal } from '../studies/study-refusal.js';
import { isRefused, refusalErrors } from './refused.js';

/** What is typed on the page, as typed. */
interface MethodForm {
  method: string;
  model: string;
  threshold: string;
  bootstrap: string;
  seed: string;
}

/** `/estimation/:id/method`: how to estimate; what was chosen the last time stands there again. */
export async function methodPage(c: Context<PageEnv>, house: House) {
  const { study, shown } = await getStudyView(house.db, c.var.actor, c.req.param('id') ?? '');
  if (!may(c.var.actor, 'write', 'study', asRecord(study))) throw new NotAllowed();
  const last = shown?.options ?? DEFAULT_OPTIONS;
  const form = {
    method: last.method,
    model: last.model ?? '',
    threshold: String(last.threshold),
    bootstrap: String(last.bootstrap),
    seed: String(last.seed),
  };
  return c.html(<Method frame={c.var.frame} study={study} form={form} />);
}

/** Asks for the estimate; what was typed comes back with what is wrong. */
export async function methodSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const id = c.req.param('id') ?? '';
  const sent = await c.req.parseBody();
  const field = (name: keyof MethodForm) => (typeof sent[name] === 'string' ? sent[name].trim() : '');
  const form: MethodForm = {
    method: field('method'),
    model: field('model'),
    threshold: field('threshold'),
    bootstrap: field('bootstrap'),
    seed: field('seed'),
  };
  const study = await getStudyToWrite(house.db.connection, actor, id);
  const errors = faultsOf(frame, form);
  if (Object.keys(errors).length > 0)
    return c.html(<Method frame={frame} study={study} form={form} errors={errors} />, 422);
  try {
    await askEstimate(house.db, actor, id, optionsOf(form));
    return c.redirect(pathIn(frame.lang, `/estimation/${id}`), 303);
  } catch (error) {
    if (error instanceof StudyRefusal && error.code === 'columns-unknown')
      return c.redirect(pathIn(frame.lang, `/estimation/${id}/columns`), 303);
    if (!isRefused(error)) throw error;
    const place = error instanceof EstimationRefusal && error.code === 'bad-model' ? 'model' : 'method';
    return c.html(
      <Method frame={frame} study={study} form={form} errors={refusalErrors(frame.t, error, place)} />,
      422,
    );
  }
}

function methodOf(form: MethodForm): MethodName | undefined {
  return METHODS.find((known) => known === form.method);
}

function optionsOf(form: MethodForm) {
  const method = methodOf(form) ?? 'stepwise';
  const sampled = method === 'latent-class' || method === 'bayes-threshold';
  return {
    method,
    threshold: method === 'bayes-threshold' && Number(form.threshold) < 1 ? 2 : Number(form.threshold),
    maxOrder: DEFAULT_OPTIONS.maxOrder,
    model: method === 'fixed' ? form.model : null,
    bootstrap: sampled ? 0 : Number(form.bootstrap),
    seed: Number(form.seed),
  };
}

function faultsOf({ t }: Frame, form: MethodForm): FormErrors {
  const whole = (text: string, most: number) => /^\d{1,15}$/u.test(text) && Number(text) <= most;
  const threshold = Number(form.threshold);
  return {
    ...(methodOf(form) === undefined ? { method: t('estimation.choose.method-missing') } : {}),
    ...(form.threshold === '' || !(threshold >= 0 && threshold <= 100)
      ? { threshold: t('estimation.choose.bad-threshold') }
      : {}),
    ...(whole(form.bootstrap, MOST_REPLICATES)
      ? {}
      : { bootstrap: t('estimation.choose.bad-number', { most: MOST_REPLICATES }) }),
    ...(whole(form.seed, 1e12) ? {} : { seed: t('estimation.choose.bad-number', { most: 1e12 }) }),
  };
}

function Method({
  frame,
  study,
  form,
  errors = {},
}: {
  frame: Frame;
  study: Study;
  form: MethodForm;
  errors?: FormErrors;
}) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={t('estimation.choose.title')}
      styles={['estimation.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('estimation.choose.title')}
        above={[
          { label: t('estimation.list.title'), href: pathIn(lang, '/estimation') },
          { label: study.title, href: pathIn(lang, `/estimation/${study.id}`) },
        ]}
        intro={t('estimation.choose.intro')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, `/estimation/${study.id}/method`)} label={t('estimation.choose.title')}>
        <Choices
          name="method"
          kind="radio"
          legend={t('estimation.statistics.method')}
          hint={t('estimation.choose.groups')}
          error={errors.method}
          chosen={[form.method]}
          options={METHODS.map((method) => ({
            value: method,
            label: (
              <>
                {t(`estimation.method.${method}`)}
                <span class="how">{t(`estimation.method-how.${method}`)}</span>
              </>
            ),
          }))}
        />
        <TextField
          name="model"
          label={t('estimation.choose.model')}
          hint={t('estimation.choose.model-hint')}
          width="short"
          value={form.model}
          error={errors.model}
        />
        <details open={Boolean(errors.threshold ?? errors.bootstrap ?? errors.seed)}>
          <summary>{t('estimation.choose.more')}</summary>
          <TextField
            name="threshold"
            label={t('estimation.choose.threshold')}
            hint={t('estimation.choose.threshold-hint')}
            width="short"
            value={form.threshold}
            error={errors.threshold}
          />
          <TextField
            name="bootstrap"
            label={t('estimation.choose.bootstrap')}
            hint={t('estimation.choose.bootstrap-hint')}
            width="short"
            value={form.bootstrap}
            error={errors.bootstrap}
          />
          <TextField
            name="seed"
            label={t('estimation.again.seed')}
            hint={t('estimation.choose.seed-hint')}
            width="short"
            value={form.seed}
            error={errors.seed}
          />
        </details>
        <div class="actions">
          <Button>{t('estimation.choose.go')}</Button>
        </div>
      </Form>
    </Layout>
  );
}
