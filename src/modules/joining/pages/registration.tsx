import type { Context } from 'hono';
import { fileAnswer, notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  Form,
  type FormErrors,
  pathIn,
  TextArea,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { PartyLink } from '../../parties/index.js';
import { findSimilar, getRegistration, type Similar } from '../find-registrations.js';
import { may } from '../policy.js';
import { nameOf, needsState, type Registration, suggestedCode } from '../registration.js';
import { AGREEING, decideForState } from '../state-agreement.js';
import { findRules } from '../store/registrations.js';
import { DECISIONS, ruleFor, verifyRegistration } from '../verify-registration.js';
import { loadDocument } from './document.js';
import { Documents, DoneNotice, fieldsOf, JoiningPage, NameText, refusable, Said, StateOf, Steps } from './parts.js';
import { seatName } from './states.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

interface Typed {
  decision: string;
  words: string;
  code: string;
}

function idIn(c: Context<PageEnv>): string {
  const id = c.req.param('id') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  return id;
}

/** `/organizations/:id`: a registration for those who verify it, and for the State that is asked. */
export async function registrationPage(
  c: Context<PageEnv>,
  house: House,
  { errors = {}, typed }: { errors?: FormErrors; typed?: Typed } = {},
): Promise<Response> {
  const { frame, t, lang, actor } = c.var;
  const { db } = house;
  const { registration, steps, files } = await getRegistration(db.connection, actor, idIn(c));
  const { id, state, seat } = registration;
  const thing = { state, party: seat };
  const officer = may(actor, 'read', 'rule', {});
  const here = pathIn(lang, `/organizations/${id}`);
  const seatWord = await seatName(db, seat, lang);
  const rule = ruleFor(await findRules(db.connection), registration);
  const asksState = state === 'objected' || needsState(rule, registration.consultative);
  const known = { decided: t('joining.one.done.decided'), agreed: t('joining.one.done.agreed') };
  return c.html(
    <JoiningPage
      frame={frame}
      title={nameOf(registration, lang).name}
      above={[{ label: t('joining.queue.title'), href: pathIn(lang, '/organizations') }]}
      errors={errors}
    >
      <DoneNotice frame={frame} known={known} />
      <p class="standing">
        <StateOf state={state} />
      </p>
      <Said registration={registration} seat={seatWord} contact={officer} />
      <Documents files={files} pathOf={(sha256) => `${here}/files/${sha256}`} />
      {officer ? <Alike similar={await findSimilar(db, actor, registration)} /> : null}
      <Steps steps={steps} own={false} />
      {may(actor, 'verify', 'registration', thing) ? (
        <Verifying
          registration={registration}
          action={`${here}/verify`}
          seat={asksState ? seatWord : null}
          days={rule.days}
          typed={typed}
          errors={errors}
        />
      ) : null}
      {may(actor, 'agree', 'registration', thing) ? (
        <Agreeing registration={registration} action={`${here}/agree`} seat={seatWord} typed={typed} errors={errors} />
      ) : null}
    </JoiningPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

function Alike({ similar: { parties, registrations } }: { similar: Similar }) {
  const { t, lang } = useFrame();
  return (
    <>
      <h2>{t('joining.similar.title')}</h2>
      {parties.length + registrations.length === 0 ? (
        <p>{t('joining.similar.none')}</p>
      ) : (
        <ul>
          {parties.map((party) => (
            <li>
              <PartyLink party={party} /> <span class="quiet">{t('joining.similar.party')}</span>
            </li>
          ))}
          {registrations.map((one) => (
            <li>
              <a href={pathIn(lang, `/organizations/${one.id}`)}>
                <NameText registration={one} />
              </a>{' '}
              <StateOf state={one.state} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface DecidingProps {
  registration: Registration;
  action: string;
  typed: Typed | undefined;
  errors: FormErrors;
}

/** `seat`: the State that will be asked; null where none is. */
function Verifying({
  registration,
  action,
  seat,
  days,
  typed,
  errors,
}: DecidingProps & { seat: string | null; days: number }) {
  const { t } = useFrame();
  const { state } = registration;
  const accept = seat === null ? t('joining.decision.accept') : t('joining.decision.ask-state', { state: seat, days });
  const offered = DECISIONS.filter((decision) => decision !== 'ask-more' || state === 'review').filter(
    (decision) => decision !== 'accept' || state !== 'asked',
  );
  return (
    <section aria-labelledby="verify">
      <h2 id="verify">{t('joining.decision.title')}</h2>
      <Form action={action}>
        <input type="hidden" name="version" value={String(registration.version)} />
        <Choices
          name="decision"
          legend={t('joining.decision.legend')}
          kind="radio"
          chosen={[typed?.decision ?? '']}
          error={errors.decision}
          options={offered.map((decision) => ({
            value: decision,
            label: decision === 'accept' ? accept : t(`joining.decision.${decision}`),
          }))}
        />
        <TextField
          name="code"
          label={t('joining.field.code')}
          hint={t('joining.field.code-hint')}
          value={typed?.code ?? registration.code ?? suggestedCode(registration)}
          error={errors.code}
          width="short"
        />
        <TextArea
          name="words"
          label={t('joining.decision.words')}
          hint={t('joining.decision.words-hint')}
          value={typed?.words}
          error={errors.words}
          rows={4}
        />
        <Button>{t('joining.decision.button')}</Button>
      </Form>
    </section>
  );
}

function Agreeing({ registration, action, seat, typed, errors }: DecidingProps & { seat: string }) {
  const { t } = useFrame();
  return (
    <section aria-labelledby="agree">
      <h2 id="agree">{t('joining.agreement.title', { state: seat })}</h2>
      <p>{t('joining.agreement.intro')}</p>
      <Form action={action}>
        <input type="hidden" name="version" value={String(registration.version)} />
        <Choices
          name="decision"
          legend={t('joining.agreement.legend')}
          kind="radio"
          chosen={[typed?.decision ?? '']}
          error={errors.decision}
          options={AGREEING.map((decision) => ({ value: decision, label: t(`joining.agreement.${decision}`) }))}
        />
        <TextArea
          name="words"
          label={t('joining.agreement.words')}
          hint={t('joining.agreement.words-hint')}
          value={typed?.words}
          error={errors.words}
          rows={4}
        />
        <Button>{t('joining.agreement.button')}</Button>
      </Form>
    </section>
  );
}

/** What a form of a decision says; its radio buttons come back as an error beside them. */
async function readDecision<D extends string>(c: Context<PageEnv>, known: readonly D[]) {
  const field = await fieldsOf(c);
  const typed: Typed = { decision: field('decision'), words: field('words'), code: field('code') };
  const decision = known.find((one) => one === typed.decision);
  return { typed, decision, version: Number(field('version')) };
}

export async function verifySent(c: Context<PageEnv>, house: House): Promise<Response> {
  const id = idIn(c);
  const { typed, decision, version } = await readDecision(c, DECISIONS);
  await getRegistration(house.db.connection, c.var.actor, id);
  if (decision === undefined)
    return registrationPage(c, house, { typed, errors: { decision: c.var.t('joining.fault.missing') } });
  const tried = await refusable(c, () => verifyRegistration(house, c.var.actor, id, { ...typed, decision, version }));
  if ('errors' in tried) return registrationPage(c, house, { typed, errors: tried.errors });
  return c.redirect(`${pathIn(c.var.lang, `/organizations/${id}`)}?done=decided`, 303);
}

export async function agreeSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const id = idIn(c);
  const { typed, decision, version } = await readDecision(c, AGREEING);
  await getRegistration(house.db.connection, c.var.actor, id);
  if (decision === undefined)
    return registrationPage(c, house, { typed, errors: { decision: c.var.t('joining.fault.missing') } });
  const tried = await refusable(c, () => decideForState(house, c.var.actor, id, { ...typed, decision, version }));
  if ('errors' in tried) return registrationPage(c, house, { typed, errors: tried.errors });
  // A State sees it while it is asked, and not afterwards.
  return c.redirect(`${pathIn(c.var.lang, '/organizations')}?done=agreed`, 303);
}

export async function registrationFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const id = idIn(c);
  await getRegistration(house.db.connection, c.var.actor, id);
  return fileAnswer(c, await loadDocument(house, id, c.req.param('sha256') ?? ''));
}
