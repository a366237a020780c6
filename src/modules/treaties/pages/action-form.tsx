import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES, type Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Fieldset,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Select,
  TextArea,
  TextField,
} from '../../../kernel/ui/index.js';
import { findParty, type Party, partyName } from '../../parties/index.js';
import { ACTION_KINDS, type ActionContent, EXTENTS, TARGET_KINDS } from '../action.js';
import { addAction, correctAction, strikeAction } from '../add-action.js';
import type { Board } from '../board.js';
import { isUuid } from '../is-uuid.js';
import { openBoard } from '../open-board.js';
import { mayTakePart, targetParty } from '../participants.js';
import { Refusal } from '../refusal.js';
import { findAction } from '../store/actions.js';
import { extentWord, instrumentName, kindWord } from '../words.js';
import { statePath } from './parts.js';
import { refusalErrors } from './refused.js';

/** What the form says, as typed. */
interface Typed {
  instrument: string;
  kind: string;
  date: string;
  effective: string;
  words: string;
  lang: string;
  namedAs: string;
  source: string;
  /** Code of the participant. */
  targetParty: string;
  targetKind: string;
  targetDate: string;
  territory: string;
  extent: string;
}

const BLANK: Typed = {
  instrument: '',
  kind: 'ratification',
  date: '',
  effective: '',
  words: '',
  lang: '',
  namedAs: '',
  source: '',
  targetParty: '',
  targetKind: '',
  targetDate: '',
  territory: '',
  extent: '',
};

/** `/treaties/states/:party/add`: what a participant did, by hand. */
export async function addPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'treaties.write');
  const party = await participantIn(c, house);
  return show(c, house, {
    party,
    typed: { ...BLANK, instrument: c.req.query('instrument') ?? '' },
    errors: {},
    corrects: null,
  });
}

export async function addSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  requirePermission(actor, 'treaties.write');
  const party = await participantIn(c, house);
  const typed = typedIn(await c.req.parseBody());
  try {
    const content = await contentOf(c, house, typed);
    await addAction(house.db, actor, { party: party.code, instrument: typed.instrument, content });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    c.status(error.status);
    return show(c, house, { party, typed, errors: refusalErrors(t, error, 'kind'), corrects: null });
  }
  return c.redirect(statePath(lang, party), 303);
}

/** `/treaties/actions/:id/correct` */
export async function correctPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'treaties.write');
  const { action, party } = await actionIn(c, house);
  const { kind, date, effective, words, lang, namedAs, source, targetKind, targetDate, territory, extent } = action;
  const target =
    action.targetParty === null ? null : await findParty(house.db, c.var.actor, { id: action.targetParty });
  const typed = {
    ...{ ...BLANK, kind, date, effective: effective ?? '', words, lang: lang ?? '', namedAs, source, territory },
    ...{ targetParty: target?.code ?? '', targetKind: targetKind ?? '', targetDate: targetDate ?? '' },
    extent: extent ?? '',
  };
  return show(c, house, { party, typed, errors: {}, corrects: action.id });
}

export async function correctSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  requirePermission(actor, 'treaties.write');
  const { action, party } = await actionIn(c, house);
  const typed = typedIn(await c.req.parseBody());
  try {
    await correctAction(house.db, actor, action.id, await contentOf(c, house, typed));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    c.status(error.status);
    return show(c, house, { party, typed, errors: refusalErrors(t, error, 'kind'), corrects: action.id });
  }
  return c.redirect(statePath(lang, party), 303);
}

export async function strikeSent(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'treaties.write');
  const { action, party } = await actionIn(c, house);
  await strikeAction(house.db, c.var.actor, action.id);
  return c.redirect(statePath(c.var.lang, party), 303);
}

async function participantIn(c: Context<PageEnv>, { db }: House): Promise<Party> {
  const party = await findParty(db, c.var.actor, { code: c.req.param('party') ?? '' });
  if (party === null || !mayTakePart(party)) throw new Refusal('no-such-participant');
  return party;
}

async function actionIn(c: Context<PageEnv>, { db }: House) {
  const id = c.req.param('id') ?? '';
  const action = isUuid(id) ? await findAction(db.connection, id) : null;
  const party = action === null ? null : await findParty(db, c.var.actor, { id: action.partyId });
  if (action === null || party === null) throw new Refusal('no-such-action');
  return { action, party };
}

function typedIn(sent: Readonly<Record<string, unknown>>): Typed {
  const field = (name: keyof Typed) => (typeof sent[name] === 'string' ? sent[name].trim() : '');
  return {
    ...{ instrument: field('instrument'), kind: field('kind'), date: field('date'), effective: field('effective') },
    ...{ words: field('words'), lang: field('lang'), namedAs: field('namedAs'), source: field('source') },
    ...{ targetParty: field('targetParty'), targetKind: field('targetKind'), targetDate: field('targetDate') },
    ...{ territory: field('territory'), extent: field('extent') },
  };
}

async function contentOf(c: Context<PageEnv>, { db }: House, typed: Typed): Promise<ActionContent> {
  const { kind, date, effective, words, lang, namedAs, source, targetDate, territory } = typed;
  const known = ACTION_KINDS.find((one) => one === kind);
  if (known === undefined) throw new Refusal('unknown-kind', { field: 'kind', values: { given: kind } });
  return {
    ...{ kind: known, date, effective: effective === '' ? null : effective, words, namedAs, source },
    lang: isLang(lang) ? lang : null,
    targetParty: await targetParty(db, c.var.actor, typed.targetParty),
    targetKind: TARGET_KINDS.find((one) => one === typed.targetKind) ?? null,
    targetDate: targetDate === '' ? null : targetDate,
    territory,
    extent: EXTENTS.find((one) => one === typed.extent) ?? null,
  };
}

interface Shown {
  party: Party;
  typed: Typed;
  errors: FormErrors;
  /** The action that is said anew; null for a new one. */
  corrects: string | null;
}

async function show(c: Context<PageEnv>, house: House, shown: Shown) {
  return c.html(<ActionForm frame={c.var.frame} board={await openBoard(house.db)} {...shown} />);
}

function ActionForm({ frame, board, party, typed, errors, corrects }: Shown & { frame: Frame; board: Board }) {
  const { t, lang } = frame;
  const title = corrects === null ? t('treaties.action.add') : t('treaties.action.correct');
  const action =
    corrects === null ? `${statePath(lang, party)}/add` : pathIn(lang, `/treaties/actions/${corrects}/correct`);
  return (
    <Layout frame={frame} title={title} styles={['treaties.css']} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        intro={corrects === null ? undefined : t('treaties.action.correct-how')}
        above={[
          { label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') },
          { label: partyName(t, party), href: statePath(lang, party) },
        ]}
      />
      <ErrorSummary errors={errors} />
      <Form action={action}>
        {corrects === null ? (
          <Select
            name="instrument"
            label={t('treaties.column.instrument')}
            error={errors.instrument}
            value={typed.instrument}
            options={board.instruments.map(({ instrument }) => ({
              value: instrument.code,
              label: instrumentName(t, instrument),
            }))}
          />
        ) : null}
        <Select
          name="kind"
          label={t('treaties.column.kind')}
          error={errors.kind}
          value={typed.kind}
          options={ACTION_KINDS.map((kind) => ({ value: kind, label: kindWord(t, kind) }))}
        />
        <TextField
          name="date"
          label={t('treaties.column.date')}
          hint={t('treaties.action.date-hint')}
          error={errors.date}
          value={typed.date}
          width="short"
        />
        <TextField
          name="effective"
          label={t('treaties.column.effective')}
          hint={t('treaties.action.effective-hint')}
          error={errors.effective}
          value={typed.effective}
          width="short"
        />
        <TextArea
          name="words"
          label={t('treaties.column.words')}
          hint={t('treaties.action.words-hint')}
          error={errors.words}
          value={typed.words}
          rows={6}
        />
        <LangSelect frame={frame} value={typed.lang} label={t('treaties.column.lang')} />
        <ObjectionFields frame={frame} typed={typed} errors={errors} />
        <TerritoryFields frame={frame} typed={typed} errors={errors} />
        <TextField
          name="namedAs"
          label={t('treaties.column.named-as')}
          hint={t('treaties.action.named-hint')}
          error={errors.namedAs}
          value={typed.namedAs}
        />
        <TextField name="source" label={t('treaties.column.source')} error={errors.source} value={typed.source} />
        <div class="actions">
          <Button>{t('treaties.action.save')}</Button>
          <a href={statePath(lang, party)}>{t('ui.decide.cancel')}</a>
        </div>
      </Form>
    </Layout>
  );
}

type FieldsProps = Pick<Shown, 'typed' | 'errors'> & { frame: Frame };

/** For an objection: whose reservation or declaration, of which day. */
function ObjectionFields({ frame: { t }, typed, errors }: FieldsProps) {
  const none = { value: '', label: t('treaties.action.no-target') };
  return (
    <Fieldset legend={t('treaties.action.objection')}>
      <p class="quiet">{t('treaties.action.objection-hint')}</p>
      <TextField
        name="targetParty"
        label={t('treaties.column.target-party')}
        hint={t('treaties.action.target-hint')}
        error={errors.targetParty}
        value={typed.targetParty}
        width="short"
      />
      <Select
        name="targetKind"
        label={t('treaties.column.target-kind')}
        error={errors.targetKind}
        value={typed.targetKind}
        options={[none, ...TARGET_KINDS.map((kind) => ({ value: kind, label: kindWord(t, kind) }))]}
      />
      <TextField
        name="targetDate"
        label={t('treaties.column.target-date')}
        hint={t('treaties.action.target-date-hint')}
        error={errors.targetDate}
        value={typed.targetDate}
        width="short"
      />
    </Fieldset>
  );
}

/** For a territorial note: of which territories it speaks, and what it says of them. */
function TerritoryFields({ frame: { t }, typed, errors }: FieldsProps) {
  const none = { value: '', label: t('treaties.action.no-target') };
  return (
    <Fieldset legend={t('treaties.action.territorial')}>
      <p class="quiet">{t('treaties.action.territorial-hint')}</p>
      <TextField
        name="territory"
        label={t('treaties.column.territory')}
        hint={t('treaties.action.territory-hint')}
        error={errors.territory}
        value={typed.territory}
      />
      <Select
        name="extent"
        label={t('treaties.column.extent')}
        error={errors.extent}
        value={typed.extent}
        options={[none, ...EXTENTS.map((extent) => ({ value: extent, label: extentWord(t, extent) }))]}
      />
    </Fieldset>
  );
}

/** One of the six languages, or none. */
function LangSelect({ frame: { t }, value, label }: { frame: Frame; value: string; label: string }) {
  const options = LANGS_IN_UN_ORDER.map((code: Lang) => ({ value: code, label: LANGUAGE_NAMES[code], lang: code }));
  return (
    <Select
      name="lang"
      label={label}
      value={value}
      options={[{ value: '', label: t('treaties.action.no-lang') }, ...options]}
    />
  );
}
