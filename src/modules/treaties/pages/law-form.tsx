import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ErrorSummary,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Select,
  TextArea,
  TextField,
} from '../../../kernel/ui/index.js';
import { findParty, type Party, partyName } from '../../parties/index.js';
import type { Board } from '../board.js';
import { AREAS } from '../instrument.js';
import { getLaw, mayStateLaw } from '../laws/find-laws.js';
import type { Law, LawContent } from '../laws/law.js';
import { editLaw, stateLaw } from '../laws/state-law.js';
import { openBoard } from '../open-board.js';
import { Refusal } from '../refusal.js';
import { areaWord, instrumentName } from '../words.js';
import { statePath } from './parts.js';
import { refusalErrors, refusalSentence } from './refused.js';

interface Typed extends LawContent {
  instrument: string;
  area: string;
  version: number;
}

/** `/treaties/states/:party/laws/add` */
export async function addLawPage(c: Context<PageEnv>, house: House) {
  const party = await stateIn(c, house);
  const typed: Typed = {
    ...{ instrument: c.req.query('instrument') ?? 'trafficking-protocol', area: c.req.query('area') ?? '', version: 0 },
    ...{ title: '', citation: '', link: '', date: '', lang: c.var.lang, articles: '', words: '' },
  };
  return show(c, house, { party, typed, errors: {}, law: null, notice: null });
}

export async function addLawSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  const party = await stateIn(c, house);
  const typed = typedIn(c, await c.req.parseBody());
  const { instrument, area, version: _, ...content } = typed;
  try {
    const { id } = await stateLaw(house.db, actor, { party: party.code, instrument, area, content });
    return c.redirect(pathIn(lang, `/treaties/laws/${id}`), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    c.status(error.status);
    return show(c, house, { party, typed, errors: refusalErrors(t, error, 'title'), law: null, notice: null });
  }
}

/** `/treaties/laws/:id/edit` */
export async function editLawPage(c: Context<PageEnv>, house: House) {
  const { law, party } = await lawIn(c, house);
  return show(c, house, { party, typed: { ...law, instrument: '' }, errors: {}, law, notice: null });
}

export async function editLawSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  const { law, party } = await lawIn(c, house);
  const typed = typedIn(c, await c.req.parseBody());
  const { instrument: _, area: __, version, ...content } = typed;
  try {
    await editLaw(house.db, actor, law.id, { version, content });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    // What was typed stays; sent once more, it goes over what somebody else wrote meanwhile, knowingly.
    const late = error.code === 'changed-meanwhile';
    const errors = late ? {} : refusalErrors(t, error, 'title');
    const kept = late ? { ...typed, version: law.version } : typed;
    return show(c, house, { party, typed: kept, errors, law, notice: late ? refusalSentence(t, error) : null });
  }
  return c.redirect(pathIn(lang, `/treaties/laws/${law.id}`), 303);
}

async function stateIn(c: Context<PageEnv>, { db }: House): Promise<Party> {
  const party = await findParty(db, c.var.actor, { code: c.req.param('party') ?? '' });
  if (party === null || !mayStateLaw(c.var.actor, party.id)) throw new Refusal('no-such-participant');
  return party;
}

async function lawIn(c: Context<PageEnv>, { db }: House): Promise<{ law: Law; party: Party }> {
  const law = await getLaw(db, c.var.actor, c.req.param('id') ?? '');
  const party = await findParty(db, c.var.actor, { id: law.partyId });
  if (party === null || law.state === 'withdrawn' || !mayStateLaw(c.var.actor, law.partyId))
    throw new Refusal('no-such-law');
  return { law, party };
}

function typedIn(c: Context<PageEnv>, sent: Readonly<Record<string, unknown>>): Typed {
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name].trim() : '');
  const lang = field('lang');
  const version = field('version');
  return {
    ...{
      instrument: field('instrument'),
      area: field('area'),
      version: /^\d{1,9}$/u.test(version) ? Number(version) : 0,
    },
    ...{ title: field('title'), citation: field('citation'), link: field('link'), date: field('date') },
    ...{ articles: field('articles'), words: field('words'), lang: isLang(lang) ? lang : c.var.lang },
  };
}

interface Shown {
  party: Party;
  typed: Typed;
  errors: FormErrors;
  /** The law that is said anew; null for a new one. */
  law: Law | null;
  notice: string | null;
}

async function show(c: Context<PageEnv>, house: House, shown: Shown) {
  return c.html(<LawForm frame={c.var.frame} board={await openBoard(house.db)} {...shown} />);
}

function LawForm({ frame, board, party, typed, errors, law, notice }: Shown & { frame: Frame; board: Board }) {
  const { t, lang } = frame;
  const title = law === null ? t('treaties.law.add') : t('treaties.law.edit');
  const action = law === null ? `${statePath(lang, party)}/laws/add` : pathIn(lang, `/treaties/laws/${law.id}/edit`);
  return (
    <Layout frame={frame} title={title} failed={notice !== null || Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        intro={t('treaties.law.how')}
        above={[
          { label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') },
          { label: partyName(t, party), href: statePath(lang, party) },
        ]}
      />
      <ErrorSummary errors={errors} />
      {notice === null ? null : (
        <Notice kind="late">
          <p>{notice}</p>
        </Notice>
      )}
      <Form action={action}>
        <input type="hidden" name="version" value={String(typed.version)} />
        {law === null ? <Where frame={frame} board={board} typed={typed} errors={errors} /> : null}
        <TextField name="title" label={t('treaties.law.title')} error={errors.title} value={typed.title} />
        <TextField
          name="citation"
          label={t('treaties.law.citation')}
          hint={t('treaties.law.citation-hint')}
          error={errors.citation}
          value={typed.citation}
        />
        <TextField name="link" type="url" label={t('treaties.law.link')} error={errors.link} value={typed.link} />
        <TextField
          name="date"
          label={t('treaties.law.date')}
          hint={t('treaties.law.date-hint')}
          error={errors.date}
          value={typed.date}
          width="short"
        />
        <Select
          name="lang"
          label={t('treaties.law.lang')}
          error={errors.lang}
          value={typed.lang}
          options={LANGS_IN_UN_ORDER.map((code) => ({ value: code, label: LANGUAGE_NAMES[code], lang: code }))}
        />
        <TextField
          name="articles"
          label={t('treaties.law.articles')}
          hint={t('treaties.law.articles-hint')}
          error={errors.articles}
          value={typed.articles}
          width="short"
        />
        <TextArea name="words" label={t('treaties.law.words')} error={errors.words} value={typed.words} rows={5} />
        <div class="actions">
          <Button>{t('treaties.law.save')}</Button>
          <a href={law === null ? statePath(lang, party) : pathIn(lang, `/treaties/laws/${law.id}`)}>
            {t('ui.decide.cancel')}
          </a>
        </div>
      </Form>
    </Layout>
  );
}

function Where({
  frame: { t },
  board,
  typed,
  errors,
}: {
  frame: Frame;
  board: Board;
  typed: Typed;
  errors: FormErrors;
}) {
  return (
    <>
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
      <Select
        name="area"
        label={t('treaties.law.area')}
        error={errors.area}
        value={typed.area}
        options={AREAS.map((area) => ({ value: area, label: areaWord(t, area) }))}
      />
    </>
  );
}
