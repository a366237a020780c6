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
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { listHolders } from '../store/keys.js';
import { keyring } from '../vault/keyring.js';
import { changePassphrase, makeKey, takeCopy, unlockKey } from '../vault/make-key.js';
import { requireOfficer } from '../vault/require-officer.js';
import { DATA, EVIDENCE, nameOfParty, partyAsked, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

const ACTS = ['make', 'unlock', 'lock', 'change', 'leave'] as const;
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
  until: Date | null;
  errors: FormErrors;
  act: KeyAct | null;
}

function Key({ frame, party, name, holders, held, until, errors, act }: KeyProps) {
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
    </Layout>
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
        name="passphrase"
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
