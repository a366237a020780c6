import type { Context } from 'hono';
import { fileAnswer, notFound, type PageEnv } from '../../../kernel/http/index.js';
import { formatBytes, formatDate } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Button, FileField, Form, type FormErrors, pathIn, TextArea, useFrame } from '../../../kernel/ui/index.js';
import {
  answerOfficers,
  attachDocument,
  confirmRegistration,
  LARGEST_DOCUMENT,
  withdrawRegistration,
} from '../applicant-acts.js';
import { type PrivateLinks, privateLinks } from '../private-link.js';
import { isOver, nameOf, type Registration } from '../registration.js';
import { findFiles, findRegistration, findSteps } from '../store/registrations.js';
import { loadDocument } from './document.js';
import { Documents, DoneNotice, fieldsOf, JoiningPage, refusable, Said, StateOf, Steps } from './parts.js';
import { seatName } from './states.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

interface Own {
  registration: Registration;
  links: PrivateLinks;
  /** Of the page. */
  path: string;
}

/** The registration behind a private link; for a link that is wrong there is none. */
async function ownIn(c: Context<PageEnv>, house: House): Promise<Own> {
  const [id, seal] = [c.req.param('id') ?? '', c.req.param('seal') ?? ''];
  const links = await privateLinks(house.db);
  if (!links.holds(id, seal)) throw notFound();
  const registration = await findRegistration(house.db.connection, id);
  if (registration === null) throw notFound();
  return { registration, links, path: pathIn(c.var.lang, links.pathOf(id)) };
}

/** `/organizations/own/:id/:seal`: what became of it, for the applicant. Looking confirms nothing; a button does. */
export async function ownPage(
  c: Context<PageEnv>,
  house: House,
  { errors = {}, words = '' }: { errors?: FormErrors; words?: string } = {},
): Promise<Response> {
  const { registration, path } = await ownIn(c, house);
  const { frame, t, lang } = c.var;
  const { id, state } = registration;
  const steps = await findSteps(house.db.connection, id);
  const files = await findFiles(house.db.connection, id);
  const known = {
    confirmed: t('joining.own.done.confirmed'),
    answered: t('joining.own.done.answered'),
    withdrawn: t('joining.own.done.withdrawn'),
    document: t('joining.own.done.document'),
  };
  return c.html(
    <JoiningPage
      frame={frame}
      title={nameOf(registration, lang).name}
      intro={t('joining.own.intro')}
      errors={errors}
      islands={['drop-zone']}
    >
      <DoneNotice frame={frame} known={known} />
      <p class="standing">
        <StateOf state={state === 'objected' ? 'review' : state} /> <Standing registration={registration} />
      </p>
      {state === 'registered' ? (
        <Form action={`${path}/confirm`}>
          <Button>{t('joining.own.confirm')}</Button>
        </Form>
      ) : null}
      {state === 'asked' ? (
        <Form action={`${path}/answer`}>
          <TextArea
            name="words"
            label={t('joining.own.answer')}
            hint={steps.findLast(({ act }) => act === 'ask-more')?.words}
            value={words}
            error={errors.words}
            rows={6}
          />
          <Button>{t('joining.own.answer-button')}</Button>
        </Form>
      ) : null}
      <Said registration={registration} seat={await seatName(house.db, registration.seat, lang)} contact />
      <Documents files={files} pathOf={(sha256) => `${path}/files/${sha256}`} />
      {isOver(state) ? null : (
        <Form action={`${path}/document`} files>
          <FileField
            name="document"
            label={t('joining.own.document')}
            hint={t('joining.own.document-hint', { size: formatBytes(lang, LARGEST_DOCUMENT) })}
            error={errors.document}
            accept=".pdf,.docx,.png,.jpg"
          />
          <Button kind="second">{t('joining.own.document-button')}</Button>
        </Form>
      )}
      <Steps steps={steps} own />
      {isOver(state) ? null : (
        <section>
          <h2>{t('joining.own.withdraw')}</h2>
          <p>{t('joining.own.withdraw-text')}</p>
          <Form action={`${path}/withdraw`}>
            <Button kind="second">{t('joining.own.withdraw')}</Button>
          </Form>
        </section>
      )}
    </JoiningPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

function Standing({ registration: { state, silenceAfter } }: { registration: Registration }) {
  const { t, lang } = useFrame();
  if (state === 'waiting' && silenceAfter !== null)
    return <>{t.rich('joining.own.standing.waiting', { day: <bdi>{formatDate(lang, silenceAfter)}</bdi> })}</>;
  // What a State objects is for the secretariat; the applicant is told what the secretariat makes of it.
  return <>{t(`joining.own.standing.${state === 'objected' || state === 'waiting' ? 'review' : state}`)}</>;
}

const back = (c: Context<PageEnv>, path: string, done: string): Response => c.redirect(`${path}?done=${done}`, 303);

export async function confirmSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { registration, path } = await ownIn(c, house);
  await confirmRegistration(house, registration.id);
  return back(c, path, 'confirmed');
}

export async function answerSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { registration, path } = await ownIn(c, house);
  const words = (await fieldsOf(c))('words');
  const tried = await refusable(c, () => answerOfficers(house, registration.id, words));
  return 'errors' in tried ? ownPage(c, house, { errors: tried.errors, words }) : back(c, path, 'answered');
}

export async function withdrawSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { registration, path } = await ownIn(c, house);
  await withdrawRegistration(house, registration.id);
  return back(c, path, 'withdrawn');
}

export async function documentSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { registration, path } = await ownIn(c, house);
  const form = await c.req.parseBody({ all: true });
  const file = [form.document].flat()[0];
  const brought =
    file instanceof File
      ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
      : { bytes: new Uint8Array(), name: '' };
  const tried = await refusable(c, () => attachDocument(house, registration.id, brought));
  return 'errors' in tried ? ownPage(c, house, { errors: tried.errors }) : back(c, path, 'document');
}

export async function ownFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const { registration } = await ownIn(c, house);
  return fileAnswer(c, await loadDocument(house, registration.id, c.req.param('sha256') ?? ''));
}
