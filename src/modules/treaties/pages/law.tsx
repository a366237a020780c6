import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  DateText,
  DocumentSymbol,
  ErrorSummary,
  Facts,
  Form,
  type FormErrors,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pathIn,
  Tag,
  TextArea,
} from '../../../kernel/ui/index.js';
import { findParty, type Party, partyName } from '../../parties/index.js';
import type { InstrumentBoard } from '../board.js';
import { getLaw, mayStateLaw } from '../laws/find-laws.js';
import type { Law } from '../laws/law.js';
import { reviewLaw } from '../laws/review-law.js';
import { withdrawLaw } from '../laws/state-law.js';
import { openBoard } from '../open-board.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { areaWord } from '../words.js';
import { InstrumentLink, statePath } from './parts.js';
import { refusalErrors, refusalSentence } from './refused.js';

interface Returned {
  errors: FormErrors;
  notice: string | null;
  remark: string;
}

/** `/treaties/laws/:id` */
export async function lawPage(c: Context<PageEnv>, house: House, returned?: Returned) {
  const { actor, frame } = c.var;
  const law = await getLaw(house.db, actor, c.req.param('id') ?? '');
  const party = await findParty(house.db, actor, { id: law.partyId });
  const one = (await openBoard(house.db)).byId.get(law.instrumentId);
  if (party === null || one === undefined) throw new Refusal('no-such-law');
  const about = { state: law.state, party: law.partyId, madeBy: law.madeBy };
  const rights = {
    writes: law.state !== 'withdrawn' && mayStateLaw(actor, law.partyId),
    reviews: may(actor, 'write', 'law review', about) && (actor.kind === 'public' || actor.id !== law.writtenBy),
  };
  const shown = returned ?? { errors: {}, notice: null, remark: '' };
  return c.html(<LawView frame={frame} law={law} party={party} one={one} rights={rights} returned={shown} />);
}

export async function reviewSent(c: Context<PageEnv>, house: House) {
  const sent = await c.req.parseBody();
  const remark = typeof sent.remark === 'string' ? sent.remark : '';
  return decided(c, house, remark, (id) =>
    reviewLaw(house.db, c.var.actor, id, {
      version: versionIn(sent.version),
      accept: sent.decision === 'accept',
      remark,
    }),
  );
}

export async function withdrawSent(c: Context<PageEnv>, house: House) {
  const law = await getLaw(house.db, c.var.actor, c.req.param('id') ?? '');
  const sent = await c.req.parseBody();
  const party = await findParty(house.db, c.var.actor, { id: law.partyId });
  return decided(
    c,
    house,
    '',
    (id) => withdrawLaw(house.db, c.var.actor, id, versionIn(sent.version)),
    party === null ? undefined : statePath(c.var.lang, party),
  );
}

/** What is no number is the version of nobody. */
function versionIn(value: unknown): number {
  return typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : 0;
}

async function decided(
  c: Context<PageEnv>,
  house: House,
  remark: string,
  work: (id: string) => Promise<void>,
  to?: string,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  try {
    await work(id);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    const beside = error.field === null ? {} : refusalErrors(c.var.t, error, 'remark');
    return lawPage(c, house, {
      ...{ errors: beside, notice: error.field === null ? refusalSentence(c.var.t, error) : null, remark },
    });
  }
  return c.redirect(to ?? pathIn(c.var.lang, `/treaties/laws/${id}`), 303);
}

interface ViewProps {
  frame: Frame;
  law: Law;
  party: Party;
  one: InstrumentBoard;
  rights: { writes: boolean; reviews: boolean };
  returned: Returned;
}

function LawView({ frame, law, party, one, rights, returned }: ViewProps) {
  const { t, lang } = frame;
  const path = pathIn(lang, `/treaties/laws/${law.id}`);
  const failed = returned.notice !== null || Object.keys(returned.errors).length > 0;
  return (
    <Layout frame={frame} title={law.title} styles={['treaties.css']} failed={failed}>
      <PageHead
        title={<bdi lang={law.lang}>{law.title}</bdi>}
        above={[
          { label: t('treaties.matrix.title'), href: pathIn(lang, '/treaties') },
          { label: partyName(t, party), href: statePath(lang, party) },
        ]}
        meta={<Tag kind={law.state === 'reviewed' ? 'done' : 'due'}>{t(`treaties.law.state.${law.state}`)}</Tag>}
      >
        {rights.writes ? (
          <p class="actions">
            <ButtonLink href={`${path}/edit`}>{t('treaties.law.edit')}</ButtonLink>
          </p>
        ) : null}
      </PageHead>
      <ErrorSummary errors={returned.errors} />
      {returned.notice === null ? null : (
        <Notice kind="late">
          <p>{returned.notice}</p>
        </Notice>
      )}
      {law.remark === null ? null : (
        <Notice kind="due" title={t('treaties.law.remark')}>
          <p dir="auto">{law.remark}</p>
        </Notice>
      )}
      <div class="treaty">
        <LawFacts frame={frame} law={law} one={one} />
        {law.words === '' ? null : (
          <p lang={law.lang} dir="auto" class="words">
            {law.words}
          </p>
        )}
        {rights.reviews ? <Review frame={frame} law={law} path={path} returned={returned} /> : null}
        {rights.writes ? (
          <Form action={`${path}/withdraw`}>
            <input type="hidden" name="version" value={String(law.version)} />
            <Button kind="second">{t('treaties.law.withdraw')}</Button>
          </Form>
        ) : null}
      </div>
    </Layout>
  );
}

function LawFacts({ frame: { t }, law, one }: Pick<ViewProps, 'frame' | 'law' | 'one'>) {
  return (
    <Facts
      facts={[
        { name: t('treaties.column.instrument'), value: <InstrumentLink instrument={one.instrument} /> },
        { name: t('treaties.law.area'), value: areaWord(t, law.area) },
        ...(law.articles === ''
          ? []
          : [{ name: t('treaties.law.articles'), value: <DocumentSymbol>{law.articles}</DocumentSymbol> }]),
        ...(law.citation === ''
          ? []
          : [{ name: t('treaties.law.citation'), value: <bdi lang={law.lang}>{law.citation}</bdi> }]),
        ...(law.date === '' ? [] : [{ name: t('treaties.law.date'), value: <DateText date={law.date} /> }]),
        { name: t('treaties.law.lang'), value: <bdi lang={law.lang}>{LANGUAGE_NAMES[law.lang]}</bdi> },
        ...(law.link === ''
          ? []
          : [
              {
                name: t('treaties.law.link'),
                value: (
                  <a href={law.link} rel="noreferrer">
                    <bdi>{law.link.replace(/^https?:\/\//u, '')}</bdi>
                  </a>
                ),
              },
            ]),
      ]}
    />
  );
}

function Review({
  frame: { t },
  law,
  path,
  returned,
}: Pick<ViewProps, 'frame' | 'law' | 'returned'> & { path: string }) {
  return (
    <section aria-labelledby="review">
      <h2 id="review">{t('treaties.law.review')}</h2>
      <Form action={`${path}/review`}>
        <input type="hidden" name="version" value={String(law.version)} />
        <TextArea
          name="remark"
          label={t('treaties.law.remark')}
          hint={t('treaties.law.remark-hint')}
          error={returned.errors.remark}
          value={returned.remark}
          rows={3}
        />
        <div class="actions">
          <Button name="decision" value="accept">
            {t('treaties.law.accept')}
          </Button>
          <Button kind="second" name="decision" value="return">
            {t('treaties.law.return')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
