import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LANGS, LANGS_IN_UN_ORDER, LANGUAGE_NAMES, type Lang } from '../../../kernel/i18n/index.js';
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
  Table,
  TextArea,
} from '../../../kernel/ui/index.js';
import { type CallContent, placesOf } from '../calls/content.js';
import type { CallInView } from '../calls/get-call.js';
import { stateIn, type TranslationState } from '../calls/texts.js';
import { type GivenWording, translateCall, translationCounts } from '../calls/translate-call.js';
import { Refusal } from '../refusal.js';
import { writableCall } from './build.js';
import { CallTabs } from './call-tabs.js';
import { CallText, callCrumbs, callPath, RefusedNotice, TranslationTag } from './parts.js';
import { numbered } from './questions-view.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** `/calls/:key/translations`: every text of the call with the state of each language, and how far each language is. */
export async function translationsPage(c: Context<PageEnv>, house: House) {
  return c.html(<Translations frame={c.var.frame} view={await writableCall(c, house)} />);
}

function Translations({ frame, view }: { frame: Frame; view: CallInView }) {
  const { t } = frame;
  const { call, content } = view;
  const counts = translationCounts(content);
  const places = placesOf(content).filter((place) => stateIn(content.texts, place, content.lang) !== 'none');
  const title = t('reporting.translations.title');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']}>
      <PageHead title={title} above={callCrumbs(t, call, content)} intro={t('reporting.translations.intro')} />
      <CallTabs view={view} current="translations" />
      <Table
        id="languages"
        caption={t('reporting.translations.languages')}
        stacks
        columns={[
          {
            key: 'lang',
            label: t('reporting.call.lang'),
            heads: true,
            cell: (lang) =>
              lang === content.lang ? (
                <>
                  <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi> ({t('reporting.translations.written')})
                </>
              ) : (
                <a href={callPath(t, call.key, `/translations/${lang}`)}>
                  <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>
                </a>
              ),
          },
          ...(['reviewed', 'draft', 'machine', 'none'] as const).map((state) => ({
            key: state,
            label: t(`reporting.translation.${state}`),
            numeric: true,
            cell: (lang: Lang) => counts[lang][state],
          })),
        ]}
        rows={LANGS_IN_UN_ORDER}
      />
      <Table
        id="texts"
        caption={t('reporting.translations.texts')}
        columns={[
          {
            key: 'text',
            label: t('reporting.translations.text'),
            heads: true,
            cell: (place) => <CallText content={content} place={place} />,
          },
          ...LANGS_IN_UN_ORDER.map((lang) => ({
            key: lang,
            label: <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>,
            cell: (place: string) => <TranslationTag state={stateIn(content.texts, place, lang)} />,
          })),
        ]}
        rows={places}
      />
    </Layout>
  );
}

/** `/calls/:key/translations/:lang`: the texts of one language beside those in which the call was written. */
export async function translatePage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  const view = await writableCall(c, house);
  return c.html(<Translate frame={c.var.frame} view={view} to={langOf(c)} refused={refused} />);
}

export async function translateSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const to = langOf(c);
  const key = c.req.param('key') ?? '';
  const { content } = await writableCall(c, house);
  return attempt(
    c,
    sent,
    async () => {
      const given = placesOf(content).flatMap((place): GivenWording[] => {
        const text = sent[place];
        if (text === undefined) return [];
        return [{ place, lang: to, text, state: STATES.find((one) => one === sent[`${place} state`]) ?? 'draft' }];
      });
      await translateCall(house.db, c.var.actor, { key, seen: countIn(sent.seen) }, given);
      return callPath(c.var.t, key, '/translations');
    },
    (refused) => translatePage(c, house, refused),
  );
}

const STATES = ['draft', 'reviewed', 'machine'] as const satisfies readonly TranslationState[];

function langOf(c: Context<PageEnv>): Lang {
  const known = LANGS.find((one) => one === c.req.param('to'));
  if (known === undefined) throw new Refusal('no-such-format');
  return known;
}

interface Props {
  frame: Frame;
  view: CallInView;
  to: Lang;
  refused: Refused;
}

function Translate({ frame, view, to, refused }: Props) {
  const { t } = frame;
  const { call, content } = view;
  const title = t('reporting.translations.into', { language: LANGUAGE_NAMES[to] });
  const above = [
    ...callCrumbs(t, call, content),
    { label: t('reporting.translations.title'), href: callPath(t, call.key, '/translations') },
  ];
  const places = placesOf(content).filter((place) => stateIn(content.texts, place, content.lang) !== 'none');
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={above} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <Form action={callPath(t, call.key, `/translations/${to}`)}>
        <input type="hidden" name="seen" value={String(call.revision)} />
        {places.map((place) => (
          <div class="block">
            <TextArea
              name={place}
              label={<Original content={content} place={place} />}
              rows={place === 'intro' ? 6 : 2}
              lang={to}
              value={refused.typed[place] ?? content.texts[place]?.[to]?.text ?? ''}
              error={refused.errors[place]}
            />
            <Choices
              name={`${place} state`}
              kind="radio"
              legend={t('reporting.translations.state')}
              chosen={[refused.typed[`${place} state`] ?? defaultState(content, place, to)]}
              options={STATES.map((state) => ({ value: state, label: t(`reporting.translation.${state}`) }))}
            />
          </div>
        ))}
        <div class="actions">
          <Button>{t('reporting.build.save')}</Button>
          <ButtonLink href={callPath(t, call.key, '/translations')}>{t('ui.decide.cancel')}</ButtonLink>
        </div>
      </Form>
    </Layout>
  );
}

function defaultState(content: CallContent, place: string, to: Lang): string {
  const state = stateIn(content.texts, place, to);
  return state === 'none' ? 'draft' : state;
}

/** What is to be translated, with the number of its question. */
function Original({ content, place }: { content: CallContent; place: string }) {
  const [what, id] = place.split('/');
  const at = what === 'question' ? numbered(content).findIndex((question) => question.id === id) : -1;
  const words = content.texts[place]?.[content.lang]?.text ?? '';
  return (
    <>
      {at < 0 ? null : `${at + 1}. `}
      <bdi lang={content.lang}>{words}</bdi>
    </>
  );
}
