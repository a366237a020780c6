import type { Context } from 'hono';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
} from '../../../kernel/ui/index.js';
import { type DateMention, type FormValues, nameOf, placeWord } from '../../documents/index.js';
import type { CommitmentAct } from '../commitment.js';
import { readDates } from '../date-form.js';
import { type CommitmentEdit, editCommitment } from '../edit-commitment.js';
import { getCommitment, type WholeCommitment } from '../get-commitment.js';
import { Refusal } from '../refusal.js';
import { dayOf } from '../timing/days.js';
import { versionIn } from './act-on-commitment.js';
import { ActField, AddresseeFields, TitleFields } from './commitment-fields.js';
import { DateRows } from './date-rows.js';
import { Overtaken } from './overtaken.js';
import { commitmentPath } from './parts.js';
import { refusalErrors } from './refused.js';

/** `/commitments/:key/edit`: titles, act, addressees, dates, and whether it is shown. */
export async function editPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'register.write', OF_THE_HOUSE);
  const whole = await whatHolds(c, house);
  return c.html(<Edit frame={c.var.frame} whole={whole} values={valuesOf(whole)} errors={{}} />);
}

/** Takes the form. When somebody was quicker, both versions are shown, and what was typed is kept. */
export async function editSent(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const values = formValues(await c.req.parseBody({ all: true }));
  const before = await whatHolds(c, house);
  try {
    await editCommitment(house.db, actor, before.held.key, editIn(values, before.held.dates));
    return c.redirect(commitmentPath(frame.t, before.held.key), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    const overtaken = error.code === 'changed-meanwhile';
    const whole = await whatHolds(c, house);
    c.status(error.status);
    return c.html(
      <Edit
        frame={frame}
        whole={whole}
        values={values}
        errors={overtaken ? {} : refusalErrors(frame.t, error, 'title-en')}
        overtaken={overtaken}
      />,
    );
  }
}

async function whatHolds(c: Context<PageEnv>, house: House): Promise<WholeCommitment> {
  const { actor, lang } = c.var;
  return getCommitment(house.db, actor, c.req.param('key') ?? '', { today: dayOf(new Date()), lang });
}

export function formValues(body: Record<string, unknown>): FormValues {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, [value].flat().filter((one) => typeof one === 'string')]),
  );
}

/** What a form says of a commitment, but for where it stands. */
export function statedIn(values: FormValues, held: readonly DateMention[]) {
  const titles: Partial<Record<Lang, string>> = {};
  for (const lang of LANGS) {
    const title = values[`title-${lang}`]?.[0];
    if (title !== undefined) titles[lang] = title;
  }
  return {
    titles,
    // What is no act is refused by the use case.
    act: (values.act?.[0] ?? '') as CommitmentAct,
    addressees: [...(values.addressees ?? [])],
    dates: readDates(values, held),
  };
}

function editIn(values: FormValues, held: readonly DateMention[]): CommitmentEdit {
  return { ...statedIn(values, held), shown: values.shown?.[0] === 'yes', version: versionIn(values.version?.[0]) };
}

/** What the form shows of a commitment as it is. */
function valuesOf({ listed, held }: WholeCommitment): FormValues {
  return {
    ...Object.fromEntries(listed.titles.map(({ lang, title }) => [`title-${lang}`, [title]])),
    act: [held.act],
    addressees: held.addressees,
    shown: held.shown ? ['yes'] : [],
  };
}

interface EditProps {
  frame: Frame;
  whole: WholeCommitment;
  values: FormValues;
  errors: FormErrors;
  /** Somebody changed the commitment after this form was opened. */
  overtaken?: boolean;
}

function Edit({ frame, whole, values, errors, overtaken = false }: EditProps) {
  const { t, lang } = frame;
  const { held, listed, document } = whole;
  const here = commitmentPath(t, held.key);
  const title = t('commitments.edit.title', { place: placeWord(t, listed), document: nameOf(t, document) });
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['commitment.css']}
      failed={overtaken || Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        above={[
          { label: t('commitments.register.title'), href: pathIn(lang, '/commitments') },
          { label: `${nameOf(t, document)}${t('documents.comma')}${placeWord(t, listed)}`, href: here },
        ]}
        intro={t('commitments.edit.intro')}
      />
      <ErrorSummary errors={errors} />
      {overtaken ? <Overtaken whole={whole} typed={values} now={valuesOf(whole)} /> : null}
      <Form action={`${here}/edit`}>
        <input type="hidden" name="version" value={String(held.version)} />
        <TitleFields values={values} errors={errors} />
        <ActField values={values} errors={errors} />
        <AddresseeFields values={values} errors={errors} />
        <DateRows values={values} errors={errors} held={held.dates} />
        <Choices
          name="shown"
          kind="checkbox"
          legend={t('commitments.edit.shown')}
          hint={t('commitments.edit.shown-hint')}
          chosen={values.shown ?? []}
          options={[{ value: 'yes', label: t('commitments.edit.shown-yes') }]}
        />
        <div class="actions">
          <Button>{t('commitments.edit.save')}</Button>
          <ButtonLink href={here}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}
