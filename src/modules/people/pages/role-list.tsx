import type { HeldRole } from '../../../kernel/access/index.js';
import { useFrame } from '../../../kernel/ui/index.js';
import type { PartyNames } from '../../parties/index.js';
import { roleWord } from '../words.js';

/** Roles in words, with the party each is held for. */
export function RoleList({ holds, named }: { holds: readonly HeldRole[]; named: PartyNames }) {
  return (
    <ul>
      {holds.map((held) => (
        <li>
          <RoleText held={held} named={named} />
        </li>
      ))}
    </ul>
  );
}

export function RoleText({ held, named }: { held: HeldRole; named: PartyNames }) {
  const { t, lang } = useFrame();
  const limits = [
    ...(held.readOnly ? [t('people.role.read-only')] : []),
    ...(held.ownOnly ? [t('people.role.own-only')] : []),
  ];
  return (
    <>
      {held.party === null
        ? roleWord(t, held.role)
        : t.rich('people.role.for', { role: roleWord(t, held.role), party: <bdi>{named(held.party, lang)}</bdi> })}
      {limits.length === 0 ? null : <span class="quiet"> ({limits.join('; ')})</span>}
    </>
  );
}
