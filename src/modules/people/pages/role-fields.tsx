import {
  type Actor,
  mayInvite,
  needsParty,
  type PartyRef,
  partiesPermitted,
  ROLES,
  type Role,
} from '../../../kernel/access/index.js';
import { Choices, type FormErrors, Select, useFrame } from '../../../kernel/ui/index.js';
import { partyWord, roleWord } from '../words.js';

/** A role with its party, as one value of a form: `auditor`, `state-focal-point for <id>`. */
export interface RoleChoice {
  value: string;
  role: Role;
  party: PartyRef | null;
}

/** What an actor may give or invite to: roles of the house, and roles for the parties that are theirs. */
export function roleChoices(actor: Actor): RoleChoice[] {
  const house = ROLES.filter((role) => !needsParty(role)).map((role) => ({ value: role, role, party: null }));
  const own = partiesPermitted(actor, 'people.invite').flatMap((party) =>
    ROLES.filter(needsParty).map((role) => ({ value: `${role} for ${party.id}`, role, party })),
  );
  return [...own, ...house].filter(({ role, party }) => mayInvite(actor, role, party));
}

export function RoleFields({
  choices,
  chosen,
  limits,
  errors,
}: {
  choices: readonly RoleChoice[];
  chosen: string;
  limits: readonly string[];
  errors: FormErrors;
}) {
  const { t } = useFrame();
  return (
    <>
      <Select
        name="role"
        label={t('people.join.role')}
        error={errors.role}
        value={chosen}
        options={choices.map(({ value, role, party }) => ({
          value,
          label:
            party === null
              ? roleWord(t, role)
              : t('people.role.for', { role: roleWord(t, role), party: partyWord(party) }),
        }))}
      />
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
