import {
  type Delegation,
  type DelegationState,
  lendable,
  type RoleOfPerson,
  wantsStepUp,
} from '../../../kernel/access/index.js';
import { formatDate } from '../../../kernel/i18n/index.js';
import {
  Button,
  Choices,
  Form,
  type FormErrors,
  pathIn,
  Select,
  Tag,
  type TagKind,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { PartyNames } from '../../parties/index.js';
import { permissionWord, roleWord } from '../words.js';
import { DayFields } from './day-fields.js';

const KINDS: Readonly<Record<DelegationState, TagKind>> = {
  'to-come': 'due',
  running: 'done',
  over: 'plain',
  ended: 'plain',
  lapsed: 'late',
};

interface LoansProps {
  loans: readonly Delegation[];
  side: 'taken' | 'given';
  named: PartyNames;
  mayBegin: boolean;
  /** What is said where there are none. */
  none: string;
}

/** Loans of one side, those given last first, with what can be done about each. */
export function Loans({ loans, side, named, mayBegin, none }: LoansProps) {
  if (loans.length === 0) return <p>{none}</p>;
  return (
    <ul class="rows" role="list">
      {loans.map((loan) => (
        <li>
          <Loan loan={loan} side={side} named={named} mayBegin={mayBegin} />
        </li>
      ))}
    </ul>
  );
}

function Loan({ loan, side, named, mayBegin }: Omit<LoansProps, 'loans' | 'none'> & { loan: Delegation }) {
  const { t, lang } = useFrame();
  const { id, giver, taker, role, party, permissions, from, to, state } = loan;
  const action = pathIn(lang, `/account/delegations/${id}`);
  const other = side === 'taken' ? giver : taker;
  const heard = <span class="heard"> {other.name}</span>;
  return (
    <>
      <p>
        <strong>
          {t.rich('people.role.for', { role: roleWord(t, role), party: <bdi>{named(party, lang)}</bdi> })}
        </strong>{' '}
        <Tag kind={KINDS[state]}>{t(`people.delegation.state.${state}`)}</Tag>
        <br />
        {side === 'taken'
          ? t.rich('people.delegation.from-giver', { giver: <bdi>{giver.name}</bdi> })
          : t.rich('people.delegation.to-taker', { taker: <bdi>{taker.name}</bdi> })}
        {', '}
        {t('people.person.between', { from: formatDate(lang, from), to: formatDate(lang, to) })}
      </p>
      <ul>
        {permissions.map((permission) => (
          <li>{permissionWord(t, permission)}</li>
        ))}
      </ul>
      {state === 'running' || state === 'to-come' ? (
        <div class="actions">
          {mayBegin && state === 'running' ? (
            <Form action={`${action}/begin`}>
              <Button kind="second">
                {t('people.delegation.begin')}
                {heard}
              </Button>
            </Form>
          ) : null}
          <Form action={`${action}/end`}>
            <Button kind="link">
              {side === 'taken' ? t('people.delegation.give-up') : t('people.delegation.take-back')}
              {heard}
            </Button>
          </Form>
        </div>
      ) : null}
    </>
  );
}

export interface LendTyped {
  held: string;
  email: string;
  from: string;
  to: string;
  permissions: readonly string[];
}

interface LendingProps {
  roles: readonly RoleOfPerson[];
  named: PartyNames;
  typed: LendTyped | undefined;
  errors: FormErrors;
}

/** What is lent, to whom, from day to day. */
export function Lending({ roles, named, typed, errors }: LendingProps) {
  const { t, lang } = useFrame();
  const offered = [...new Set(roles.flatMap(lendable))];
  return (
    <Form action={pathIn(lang, '/account/delegations')}>
      <Select
        name="held"
        label={t('people.join.role')}
        error={errors.held}
        value={typed?.held ?? roles[0]?.id ?? ''}
        options={roles.map(({ id, role, party }) => ({
          value: id,
          label: t('people.role.for', {
            role: roleWord(t, role),
            party: party === null ? '' : named(party, lang),
          }),
        }))}
      />
      <Choices
        name="permissions"
        legend={t('people.delegation.permissions')}
        kind="checkbox"
        chosen={typed?.permissions ?? []}
        error={errors.permissions}
        options={offered.map((permission) => ({
          value: permission,
          label: wantsStepUp([permission])
            ? t('people.delegation.with-proof', { act: permissionWord(t, permission) })
            : permissionWord(t, permission),
        }))}
      />
      <TextField
        name="email"
        type="email"
        label={t('people.field.email')}
        hint={t('people.delegation.email-hint')}
        value={typed?.email}
        error={errors.email}
      />
      <DayFields from={typed?.from ?? ''} to={typed?.to ?? ''} errors={errors} />
      <Button>{t('people.delegation.give')}</Button>
    </Form>
  );
}
