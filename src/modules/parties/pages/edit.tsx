import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
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
  Table,
  TextField,
} from '../../../kernel/ui/index.js';
import { addParty, editParty, undoParty } from '../edit-party.js';
import { getParty } from '../find-parties.js';
import { NO_CODES, type Party, type PartyContent } from '../party.js';
import { type Both, type FormValues, mergeForms, readPartyForm, valuesOf } from '../party-form.js';
import { Refusal } from '../refusal.js';
import { findBefore } from '../store/parties.js';
import { fieldWord, PartyFields } from './form-fields.js';
import { partyPath } from './parts.js';
import { refusalSentence } from './refused.js';
import { partyName } from './words.js';

/** `/parties/:code/edit` */
export async function editPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'parties.write');
  const party = await whatHolds(c, house);
  return c.html(<Edit frame={c.var.frame} party={party} values={valuesOf(party)} errors={{}} />);
}

/** Takes the form. When somebody was quicker, what holds now is shown beside what was typed. */
export async function editSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang } = c.var;
  requirePermission(actor, 'parties.write');
  const values = formValues(await c.req.parseBody());
  const before = await whatHolds(c, house);
  const { content, fields } = readPartyForm(values);
  const { code: _, ...change } = { ...content, names: withDates(content, before) };
  const version = /^\d{1,9}$/u.test(values.version ?? '') ? Number(values.version) : 0;
  try {
    await editParty(house.db, actor, before.code, { version, change });
    return c.redirect(partyPath(lang, before), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    // Nothing was changed: the page says what holds.
    if (error.code === 'nothing-changed') return c.redirect(partyPath(lang, before), 303);
    const party = await whatHolds(c, house);
    c.status(error.status);
    if (error.code !== 'changed-meanwhile')
      return c.html(<Edit frame={frame} party={party} values={values} errors={errorsOf(frame, error, fields)} />);
    const seen = await findBefore(house.db.connection, party.id, version);
    const merged = mergeForms(seen === null ? null : valuesOf(seen), values, valuesOf(party));
    return c.html(<Edit frame={frame} party={party} values={merged.values} errors={{}} both={merged.both} />);
  }
}

/** `/parties/add` */
export function addPage(c: Context<PageEnv>) {
  requirePermission(c.var.actor, 'parties.write');
  return c.html(<Add frame={c.var.frame} values={{ kind: 'ngo', state: 'active' }} errors={{}} />);
}

export async function addSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang } = c.var;
  requirePermission(actor, 'parties.write');
  const values = formValues(await c.req.parseBody());
  const { content, fields } = readPartyForm(values);
  try {
    const added = await addParty(house.db, actor, { ...NO_CODES, ...content });
    return c.redirect(partyPath(lang, added), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    c.status(error.status);
    return c.html(<Add frame={frame} values={values} errors={errorsOf(frame, error, fields)} />);
  }
}

/** `/parties/:code/undo` */
export async function undoSent(c: Context<PageEnv>, house: House) {
  const code = c.req.param('code') ?? '';
  await undoParty(house.db, c.var.actor, code);
  return c.redirect(partyPath(c.var.lang, { code: code.toUpperCase() }), 303);
}

async function whatHolds(c: Context<PageEnv>, house: House): Promise<Party> {
  return getParty(house.db, c.var.actor, c.req.param('code') ?? '');
}

function formValues(body: Record<string, unknown>): FormValues {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** The form has no dates for names that hold; those of names that stay are kept. */
function withDates({ names }: PartyContent, held: Party): PartyContent['names'] {
  return names.map((name) => {
    if (name.kind === 'former') return name;
    const same = held.names.find((one) => one.kind === name.kind && one.lang === name.lang && one.name === name.name);
    return same ?? name;
  });
}

function errorsOf({ t }: Frame, refusal: Refusal, fields: ReadonlyMap<string, string>): FormErrors {
  const field = refusal.field ?? 'kind';
  return { [fields.get(field) ?? field]: refusalSentence(t, refusal) };
}

interface EditProps {
  frame: Frame;
  party: Party;
  values: FormValues;
  errors: FormErrors;
  /** Where somebody was quicker: what both changed. */
  both?: readonly Both[];
}

function Edit({ frame, party, values, errors, both }: EditProps) {
  const { t, lang } = frame;
  const name = partyName(t, party);
  const title = t('parties.edit.title', { name });
  const failed = Object.keys(errors).length > 0 || both !== undefined;
  return (
    <Layout frame={frame} title={title} styles={['parties.css']} failed={failed}>
      <PageHead
        title={title}
        above={[
          { label: t('parties.list.title'), href: pathIn(lang, '/parties') },
          { label: name, href: partyPath(lang, party) },
        ]}
      />
      <ErrorSummary errors={errors} />
      {both === undefined ? null : <Overtaken frame={frame} both={both} />}
      <Form action={`${partyPath(lang, party)}/edit`}>
        <input type="hidden" name="version" value={String(party.version)} />
        <PartyFields values={values} errors={errors} />
        <div class="actions">
          <Button>{t('parties.edit.save')}</Button>
          <ButtonLink href={partyPath(lang, party)}>{t('parties.edit.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}

/** What somebody else wrote into the fields that were changed here too. */
function Overtaken({ frame, both }: { frame: Frame; both: readonly Both[] }) {
  const { t } = frame;
  return (
    <Notice kind="late" title={t('parties.edit.overtaken-title')}>
      <p>{t('parties.edit.overtaken')}</p>
      {both.length === 0 ? null : (
        <Table
          id="both"
          caption={t('parties.edit.both')}
          columns={[
            {
              key: 'field',
              label: t('parties.edit.field'),
              heads: true,
              cell: ({ field }) => <a href={`#${field}`}>{fieldWord(t, field)}</a>,
            },
            { key: 'now', label: t('parties.edit.now'), cell: ({ now }) => <bdi>{now}</bdi> },
            { key: 'typed', label: t('parties.edit.typed'), cell: ({ typed }) => <bdi>{typed}</bdi> },
          ]}
          rows={both}
        />
      )}
    </Notice>
  );
}

function Add({ frame, values, errors }: Omit<EditProps, 'party' | 'both'>) {
  const { t, lang } = frame;
  const title = t('parties.add.title');
  return (
    <Layout frame={frame} title={title} styles={['parties.css']} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        above={[{ label: t('parties.list.title'), href: pathIn(lang, '/parties') }]}
        intro={t('parties.add.intro')}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/parties/add')}>
        <TextField
          name="code"
          label={t('parties.list.code')}
          hint={t('parties.edit.code-hint')}
          width="short"
          value={values.code}
          error={errors.code}
        />
        <PartyFields values={values} errors={errors} />
        <div class="actions">
          <Button>{t('parties.add.title')}</Button>
          <ButtonLink href={pathIn(lang, '/parties')}>{t('parties.edit.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}
