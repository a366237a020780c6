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
  TextField,
} from '../../../kernel/ui/index.js';
import { addInstrument } from '../add-instrument.js';
import type { Board } from '../board.js';
import type { Delay } from '../entry-into-force.js';
import { DEPOSITARIES, type InstrumentContent } from '../instrument.js';
import { openBoard } from '../open-board.js';
import { Refusal } from '../refusal.js';
import { depositaryWord, instrumentName } from '../words.js';
import { refusalErrors } from './refused.js';

type Typed = Readonly<Record<string, string>>;

/** `/treaties/add`: one more instrument; its statuses come from an import. */
export async function addInstrumentPage(c: Context<PageEnv>, house: House) {
  requirePermission(c.var.actor, 'treaties.write');
  const typed = {
    instruments: '2',
    first: '12',
    'first-unit': 'months',
    later: '12',
    'later-unit': 'months',
    notice: '12',
  };
  return show(c, house, typed, {});
}

export async function addInstrumentSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  requirePermission(actor, 'treaties.write');
  const sent = await c.req.parseBody();
  const typed = Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );
  try {
    const { code } = await addInstrument(house.db, actor, contentOf(typed, lang));
    return c.redirect(pathIn(lang, `/treaties/${code}`), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    c.status(error.status);
    return show(c, house, typed, refusalErrors(t, error, 'code'));
  }
}

function contentOf(typed: Typed, pageLang: Lang): InstrumentContent {
  const text = (name: string) => typed[name] ?? '';
  const number = (name: string) => {
    if (!/^\d{1,4}$/u.test(text(name)))
      throw new Refusal('not-in-list', { field: name, values: { given: text(name) } });
    return Number(text(name));
  };
  const delay = (name: string): Delay =>
    text(`${name}-unit`) === 'days' ? { days: number(name) } : { months: number(name) };
  const lang = isLang(text('lang')) ? (text('lang') as Lang) : pageLang;
  return {
    ...{ code: text('code').toLowerCase(), number: text('number') },
    adopted: text('adopted') === '' ? null : text('adopted'),
    inForce: text('inForce') === '' ? null : text('inForce'),
    ...{ registration: text('registration'), volume: text('volume') },
    depositary: DEPOSITARIES.find((one) => one === text('depositary')) ?? 'other',
    rule: {
      ...{ instruments: number('instruments'), first: delay('first'), later: delay('later') },
      after: text('after') === '' ? null : text('after'),
      withdrawal: { months: number('notice') },
    },
    names: { [lang]: { name: text('name'), short: text('short') } },
  };
}

async function show(c: Context<PageEnv>, house: House, typed: Typed, errors: FormErrors) {
  return c.html(<AddInstrument frame={c.var.frame} board={await openBoard(house.db)} typed={typed} errors={errors} />);
}

interface AddProps {
  frame: Frame;
  board: Board;
  typed: Typed;
  errors: FormErrors;
}

function AddInstrument({ frame, board, typed, errors }: AddProps) {
  const { t, lang } = frame;
  const short = (name: string, label: string, hint?: string) => (
    <TextField name={name} label={label} hint={hint} error={errors[name]} value={typed[name]} width="short" />
  );
  return (
    <Layout frame={frame} title={t('treaties.add.title')} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={t('treaties.add.title')}
        intro={t('treaties.add.intro')}
        above={[{ label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') }]}
      />
      <ErrorSummary errors={errors} />
      <Form action={pathIn(lang, '/treaties/add')}>
        {short('code', t('treaties.add.code'), t('treaties.add.code-hint'))}
        <TextField name="name" label={t('treaties.add.name')} error={errors.name} value={typed.name} />
        <TextField
          name="short"
          label={t('treaties.add.short')}
          hint={t('treaties.add.short-hint')}
          value={typed.short}
        />
        <Select
          name="lang"
          label={t('treaties.column.lang')}
          value={typed.lang ?? lang}
          options={LANGS_IN_UN_ORDER.map((code) => ({ value: code, label: LANGUAGE_NAMES[code], lang: code }))}
        />
        {short('number', t('treaties.facts.number'))}
        {short('adopted', t('treaties.facts.adopted'), t('treaties.action.date-hint'))}
        {short('inForce', t('treaties.facts.in-force'), t('treaties.add.in-force-hint'))}
        {short('registration', t('treaties.facts.registration'))}
        {short('volume', t('treaties.facts.volume'))}
        <Select
          name="depositary"
          label={t('treaties.facts.depositary')}
          value={typed.depositary}
          options={DEPOSITARIES.map((one) => ({ value: one, label: depositaryWord(t, one) }))}
        />
        <Rule frame={frame} board={board} typed={typed} errors={errors} />
        <div class="actions">
          <Button>{t('treaties.add.save')}</Button>
          <a href={pathIn(lang, '/treaties')}>{t('ui.decide.cancel')}</a>
        </div>
      </Form>
    </Layout>
  );
}

function Rule({ frame: { t }, board, typed, errors }: AddProps) {
  const delay = (name: 'first' | 'later', label: string) => (
    <>
      <TextField name={name} label={label} error={errors[name]} value={typed[name]} width="short" inputmode="numeric" />
      <Select
        name={`${name}-unit`}
        label={t('treaties.add.unit')}
        value={typed[`${name}-unit`]}
        options={[
          { value: 'days', label: t('treaties.add.days') },
          { value: 'months', label: t('treaties.add.months') },
        ]}
      />
    </>
  );
  return (
    <Fieldset legend={t('treaties.rule.title')}>
      <TextField
        name="instruments"
        label={t('treaties.rule.instruments')}
        error={errors.instruments}
        value={typed.instruments}
        width="short"
        inputmode="numeric"
      />
      {delay('first', t('treaties.rule.first'))}
      {delay('later', t('treaties.rule.later'))}
      <Select
        name="after"
        label={t('treaties.rule.after')}
        error={errors.after}
        value={typed.after}
        options={[
          { value: '', label: t('treaties.add.after-none') },
          ...board.instruments.map(({ instrument }) => ({
            value: instrument.code,
            label: instrumentName(t, instrument),
          })),
        ]}
      />
      <TextField
        name="notice"
        label={t('treaties.add.notice')}
        error={errors.notice}
        value={typed.notice}
        width="short"
        inputmode="numeric"
      />
    </Fieldset>
  );
}
