import type { Context } from 'hono';
import type { PartyRef } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
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
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { listHolders } from '../store/keys.js';
import { type Colleague, colleaguesOf, giveCopyTo } from '../vault/colleagues.js';
import { keyring } from '../vault/keyring.js';
import { changePassphrase, makeKey, takeCopy, unlockKey } from '../vault/make-key.js';
import { requireOfficer } from '../vault/require-officer.js';
import { DATA, EVIDENCE, nameOfParty, partyAsked, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

const ACTS = ['make', 'unlock', 'lock', 'change', 'give', 'take', 'leave'] as const;
type KeyAct = (typeof ACTS)[number];

/** `/evidence/data/key/:code`: the key of a party. */
export async function keyPage(c: Context<PageEnv>, house: House, errors: FormErrors = {}, act: KeyAct | null = null) {
  const { actor, frame } = c.var;
  const party = partyAsked(c, c.req.param('code'));
  const person = requireOfficer(actor, party.id);
  const holders = await listHolders(house.db.connection, party.id);
  return c.html(
    <Key
      frame={frame}
      party={party}
      name={await nameOfParty(c, house, party.id)}
      holders={holders.length}
      held={holders.some(({ personId }) => personId === person)}
      colleagues={(await colleaguesOf(house, party.id))
        .filter(({ id }) => id !== person)
        .map((one) => ({ ...one, held: holders.some(({ personId }) => personId === one.id) }))}
      until={keyring.until(person, party.id)}
      errors={errors}
      act={act}
    />,
  );
}

export async function keySent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  const party = partyAsked(c, c.req.param('code'));
  const person = requireOfficer(actor, party.id);
  const given = textsOf(await c.req.parseBody());
  const act = ACTS.find((one) => one === given.act) ?? null;
  const { passphrase = '', fresh = '', again = '', former = '' } = given;
  try {
    if (act === 'make') await makeKey(house.db, actor, party.id, { passphrase: fresh, again });
    if (act === 'unlock') await unlockKey(house.db, actor, party.id, passphrase);
    if (act === 'change') await changePassphrase(house.db, actor, party.id, { former, passphrase: fresh, again });
    if (act === 'give')
      await giveCopyTo(house, actor, party.id, { colleague: given.colleague ?? '', passphrase: fresh, again });
    if (act === 'take') await takeCopy(house.db, actor, party.id, given.colleague ?? '');
    if (act === 'leave') await takeCopy(house.db, actor, party.id, person);
    if (act === 'lock') keyring.lock(person);
  } catch (error) {
    if (!(error instanceof HouseRefusal)) throw error;
    c.status(error.status);
    const { passphrase: wrong, ...others } = houseErrors(t, error, 'passphrase');
    const field = act === 'unlock' ? 'passphrase' : 'fresh';
    return keyPage(c, house, wrong === undefined ? others : { ...others, [field]: wrong }, act);
  }
  return c.redirect(pathIn(lang, DATA), 303);
}

interface KeyProps {
  frame: Frame;
  party: PartyRef;
  name: string;
  holders: number;
  held: boolean;
  colleagues: readonly (Colleague & { held: boolean })[];
  until: Date | null;
  errors: FormErrors;
  act: KeyAct | null;
}

function Key({ frame, party, name, holders, held, colleagues, until, errors, act }: KeyProps) {
  const { t, lang } = frame;
  const action = pathIn(lang, `${DATA}/key/${party.code}`);
  const of = (one: KeyAct): FormErrors => (act === one ? errors : {});
  return (
    <Layout
      frame={frame}
      title={t('evidence.key.title')}
      styles={['evidence.css']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={t('evidence.key.title')}
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.data.title'), href: pathIn(lang, DATA) },
        ]}
        intro={t('evidence.key.intro', { party: name })}
        meta={holders === 0 ? undefined : t('evidence.key.holders', { n: holders })}
      />
      <ErrorSummary errors={errors} />
      {holders === 0 ? (
        <>
          <Notice kind="due">
            <p>{t('evidence.key.lost')}</p>
          </Notice>
          <PassphraseForm action={action} act="make" errors={of('make')} />
        </>
      ) : null}
      {holders > 0 && !held ? (
        <Notice kind="note">
          <p>{t('evidence.key.ask')}</p>
        </Notice>
      ) : null}
      {held && until === null ? <UnlockForm action={action} errors={of('unlock')} /> : null}
      {until === null ? null : (
        <Form action={action}>
          <input type="hidden" name="act" value="lock" />
          <p>
            {t('evidence.key.state.unlocked')} <bdi>{formatMoment(lang, until)}</bdi>{' '}
            <Button kind="link">{t('evidence.key.lock')}</Button>
          </p>
        </Form>
      )}
      {held ? (
        <details class="more" open={act === 'change'}>
          <summary>{t('evidence.key.change')}</summary>
          <PassphraseForm action={action} act="change" errors={of('change')} former />
        </details>
      ) : null}
      {held ? <Colleagues action={action} colleagues={colleagues} open={until !== null} errors={of('give')} /> : null}
    </Layout>
  );
}

/** Who else opens the rows, and a copy for who does not yet. */
function Colleagues({
  action,
  colleagues,
  open,
  errors,
}: {
  action: string;
  colleagues: KeyProps['colleagues'];
  open: boolean;
  errors: FormErrors;
}) {
  const { t } = useFrame();
  const without = colleagues.filter(({ held }) => !held);
  return (
    <section aria-labelledby="colleagues">
      <h2 id="colleagues">{t('evidence.key.colleagues')}</h2>
      {colleagues.length === 0 ? <p>{t('evidence.key.alone')}</p> : null}
      <ul role="list">
        {colleagues
          .filter(({ held }) => held)
          .map(({ id, name }) => (
            <li>
              <Form action={action}>
                <input type="hidden" name="act" value="take" />
                <input type="hidden" name="colleague" value={id} />
                <bdi>{name}</bdi> {t('evidence.key.has')} <Button kind="link">{t('evidence.key.take')}</Button>
              </Form>
            </li>
          ))}
      </ul>
      {without.length > 0 && !open ? <p>{t('evidence.key.give-locked')}</p> : null}
      {without.length > 0 && open ? (
        <Form action={action}>
          <input type="hidden" name="act" value="give" />
          <Select
            name="colleague"
            label={t('evidence.key.give-whom')}
            error={errors.colleague}
            options={without.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            name="fresh"
            label={t('evidence.key.give-passphrase')}
            hint={t('evidence.key.give-hint')}
            type="password"
            error={errors.fresh}
          />
          <TextField name="again" label={t('evidence.key.again')} type="password" error={errors.again} />
          <div class="actions">
            <Button>{t('evidence.key.give')}</Button>
          </div>
        </Form>
      ) : null}
    </section>
  );
}

function UnlockForm({ action, errors }: { action: string; errors: FormErrors }) {
  const { t } = useFrame();
  return (
    <Form action={action}>
      <input type="hidden" name="act" value="unlock" />
      <TextField
        name="passphrase"
        label={t('evidence.key.passphrase')}
        type="password"
        autocomplete="off"
        error={errors.passphrase}
      />
      <div class="actions">
        <Button>{t('evidence.key.unlock')}</Button>
      </div>
    </Form>
  );
}

function PassphraseForm({
  action,
  act,
  errors,
  former = false,
}: {
  action: string;
  act: 'make' | 'change';
  errors: FormErrors;
  former?: boolean;
}) {
  const { t } = useFrame();
  return (
    <Form action={action}>
      <input type="hidden" name="act" value={act} />
      {former ? (
        <TextField name="former" label={t('evidence.key.former')} type="password" error={errors.former} />
      ) : null}
      <TextField
        name="fresh"
        label={t('evidence.key.new')}
        hint={t('evidence.key.new-hint')}
        type="password"
        error={errors.fresh}
      />
      <TextField name="again" label={t('evidence.key.again')} type="password" error={errors.again} />
      <div class="actions">
        <Button>{t(`evidence.key.${act === 'make' ? 'make' : 'change-go'}`)}</Button>
      </div>
    </Form>
  );
}
