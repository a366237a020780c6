import type { HeldRole } from '../../../kernel/access/index.js';
import { useFrame } from '../../../kernel/ui/index.js';
import { partyWord, roleWord } from '../words.js';

/** Roles in words, with the party each is held for. */
export function RoleList({ holds }: { holds: readonly HeldRole[] }) {
  return (
    <ul>
      {holds.map((held) => (
        <li>
          <RoleText held={held} />
        </li>
      ))}
    </ul>
  );
}

export function RoleText({ held }: { held: HeldRole }) {
  const { t } = useFrame();
  const limits = [
    ...(held.readOnly ? [t('people.role.read-only')] : []),
    ...(held.ownOnly ? [t('people.role.own-only')] : []),
  ];
  return (
    <>
      {held.party === null
        ? roleWord(t, held.role)
        : t.rich('people.role.for', { role: roleWord(t, held.role), party: <bdi>{partyWord(held.party)}</bdi> })}
      {limits.length === 0 ? null : <span class="quiet"> ({limits.join('; ')})</span>}
    </>
  );
}
