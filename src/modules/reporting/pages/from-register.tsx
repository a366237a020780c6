import type { Context } from 'hono';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  TextField,
} from '../../../kernel/ui/index.js';
import { commitmentName, type ListedCommitment } from '../../commitments/index.js';
import { placeWord } from '../../documents/index.js';
import { askAbout, findInParagraphs } from '../calls/ask-from-register.js';
import type { CallInView } from '../calls/get-call.js';
import { writableCall } from './build.js';
import { callCrumbs, callPath, RefusedNotice } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn, valuesIn } from './refused.js';

/** `/calls/:key/from-register?symbol=A/RES/70/179&numbers=13,14,17`: commitments of those paragraphs, to be asked about. */
export async function registerPage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const view = await writableCall(c, house);
  const asked = askedIn(c, refused);
  const found = await findInParagraphs(house.db, c.var.actor, asked, { today: dayOf(new Date()), lang: c.var.lang });
  return c.html(<FromRegister frame={c.var.frame} view={view} asked={asked} found={found} refused={refused} />);
}

export async function registerSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const ids = new Set(await valuesIn(c, 'commitment'));
  const { call } = await writableCall(c, house);
  return attempt(
    c,
    sent,
    async () => {
      const scene = { today: dayOf(new Date()), lang: c.var.lang };
      const asked = { symbol: sent.symbol ?? '', numbers: sent.numbers ?? '' };
      const found = await findInParagraphs(house.db, c.var.actor, asked, scene);
      await askAbout(
        house.db,
        c.var.actor,
        { key: call.key, seen: null },
        found.filter(({ id }) => ids.has(id)),
      );
      return callPath(c.var.t, call.key, '/questions');
    },
    (refused) => registerPage(c, house, refused),
  );
}

interface Asked {
  symbol: string;
  numbers: string;
}

function askedIn(c: Context<PageEnv>, { typed }: Refused): Asked {
  const query = c.var.url.searchParams;
  const value = (name: keyof Asked) => (typed[name] ?? query.get(name) ?? '').slice(0, 200);
  return { symbol: value('symbol'), numbers: value('numbers') };
}

interface Props {
  frame: Frame;
  view: CallInView;
  asked: Asked;
  found: ListedCommitment[];
  refused: Refused;
}

function FromRegister({ frame, view, asked, found, refused }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.register.title');
  const here = callPath(t, call.key, '/from-register');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={callCrumbs(t, call, content)} intro={t('reporting.register.intro')} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <form action={here} class="block">
        <TextField name="symbol" label={t('reporting.register.symbol')} width="short" value={asked.symbol} />
        <TextField
          name="numbers"
          label={t('reporting.register.numbers')}
          hint={t('reporting.register.numbers-hint')}
          width="short"
          value={asked.numbers}
        />
        <div class="actions">
          <Button kind={found.length === 0 ? 'first' : 'second'}>{t('reporting.register.find')}</Button>
          <ButtonLink href={callPath(t, call.key, '/questions')}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </form>
      {found.length > 0 ? (
        <Form action={here}>
          <input type="hidden" name="symbol" value={asked.symbol} />
          <input type="hidden" name="numbers" value={asked.numbers} />
          <Choices
            name="commitment"
            kind="checkbox"
            legend={t('reporting.register.which')}
            error={refused.errors.commitment}
            chosen={found.map(({ id }) => id)}
            options={found.map((commitment) => {
              const name = commitmentName(t, commitment);
              return {
                value: commitment.id,
                label: (
                  <>
                    {placeWord(t, commitment)}: <bdi lang={name.lang}>{name.text}</bdi>
                  </>
                ),
              };
            })}
          />
          <div class="actions">
            <Button>{t('reporting.register.ask')}</Button>
          </div>
        </Form>
      ) : asked.symbol === '' ? null : (
        <p role="status">{t('reporting.register.none')}</p>
      )}
    </Layout>
  );
}
