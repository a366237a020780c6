import {
  type Actor,
  fitsKind,
  mayInvite,
  needsParty,
  OF_THE_HOUSE,
  type PartyRef,
  partiesPermitted,
  permits,
  Refused,
  ROLES,
  type Role,
} from '../../../kernel/access/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Choices, type FormErrors, Select, TextField, useFrame } from '../../../kernel/ui/index.js';
import { findParty, type PartyNames } from '../../parties/index.js';
import { roleWord } from '../words.js';

/** A role with its party, as one value of a form: `auditor`, `state-focal-point for <id>`. */
export interface RoleChoice {
  value: string;
  role: Role;
  party: PartyRef | null;
}

/** What an actor may give or invite to: roles of the house, and roles for the parties that are theirs. */
export function roleChoices(actor: Actor): RoleChoice[] {
  const house = ROLES.filter((role) => !needsParty(role)).map((role) => ({ value: role, role, party: null }));
  // Whoever may invite for every party names the party beside the role.
  const named = permits(actor, 'people.invite', OF_THE_HOUSE)
    ? ROLES.filter(needsParty).map((role) => ({ value: role, role, party: null }))
    : [];
  const own = partiesPermitted(actor, 'people.invite').flatMap((party) =>
    ROLES.filter((role) => needsParty(role) && fitsKind(role, party.kind)).map((role) => ({
      value: `${role} for ${party.id}`,
      role,
      party,
    })),
  );
  return [...own, ...house.filter(({ role }) => mayInvite(actor, role, null)), ...named];
}

/** The role that was chosen, with the party named beside it where it needs one. @throws Refused */
export async function readRole(
  house: Pick<House, 'db'>,
  actor: Actor,
  { role: value, party: code }: { role: string; party: string },
): Promise<{ role: Role; party: PartyRef | null }> {
  const choice = roleChoices(actor).find((one) => one.value === value);
  if (choice === undefined) throw new Refused('role', 'unknown');
  if (choice.party !== null || !needsParty(choice.role)) return choice;
  if (code.trim() === '') throw new Refused('party', 'role-needs-party');
  const party = await findParty(house.db, actor, { code: code.trim() });
  if (party === null) throw new Refused('party', 'unknown');
  return { role: choice.role, party: { id: party.id, kind: party.kind, code: party.code } };
}

export function RoleFields({
  choices,
  named,
  chosen,
  party,
  limits,
  errors,
}: {
  choices: readonly RoleChoice[];
  named: PartyNames;
  chosen: string;
  /** As it was typed. */
  party: string;
  limits: readonly string[];
  errors: FormErrors;
}) {
  const { t, lang } = useFrame();
  return (
    <>
      <Select
        name="role"
        label={t('people.join.role')}
        error={errors.role}
        value={chosen}
        options={choices.map(({ value, role, party: its }) => ({
          value,
          label:
            its === null
              ? roleWord(t, role)
              : t('people.role.for', { role: roleWord(t, role), party: named(its, lang) }),
        }))}
      />
      {choices.some((choice) => choice.party === null && needsParty(choice.role)) ? (
        <TextField
          name="party"
          label={t('people.field.party')}
          hint={t.rich('people.field.party-hint', { code: <bdi>BY</bdi> })}
          error={errors.party}
          value={party}
          width="short"
        />
      ) : null}
      <Choices
        name="limits"
        legend={t('people.role.limits')}
        kind="checkbox"
        chosen={limits}
        options={[
          { value: 'read-only', label: t('people.role.read-only') },
          { value: 'own-only', label: t('people.role.own-only') },
        ]}
      />
    </>
  );
}
