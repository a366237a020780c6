import {
  type Holder,
  type Matrix,
  NEED_STEP_UP,
  PERMISSIONS,
  READING,
  ROLE_PERMISSIONS,
  ROLES,
} from '../../src/kernel/access/index.js';

const HOLDERS: readonly Holder[] = ['everyone', 'link', ...ROLES];

const WORDS: Partial<Record<Holder, string>> = {
  everyone: 'everyone',
  link: 'administrator by the printed link',
  'state-focal-point': 'focal point of a State',
  'co-chair': 'co-chair',
  'ngo-representative': 'NGO representative',
};
const word = (holder: Holder): string => WORDS[holder] ?? holder.replaceAll('-', ' ');

const BEGINNING = `# Who may do what

This page is written by \`npx tsx scripts/permissions.ts\` from the tables beside the rules of each module (\`src/modules/*/matrix.ts\`), and
\`npm run check\` fails when it is not what they say. A test holds every line of it against the rules themselves
(\`tests/access/matrix.test.ts\`). What no line allows is forbidden.

How to read it:

- **everyone** is whoever asks, signed in or not. What everyone may do is not listed again for the roles.
- **administrator by the printed link** is whoever opens the link that the program prints where it runs. A person with the role
  *administrator* manages the house, its people and its parties; that role alone does not let one see drafts or change records.
- A role is held for a party, or for the house, between two days. One person may hold several; what any of them allows is allowed.
- Held **read-only**, a role lets one see what the table says and change nothing. Where a line says *for those who may change it*, a role
  held read-only does not let one see it either.
- Held **for own records only**, a role reaches records that the person made, where the line says *one's own*, and no others.
- Pages, exports, feeds, the API, the search and jobs ask the same rules. What one may not see is answered as if it did not exist (404); an
  act that one may not do is refused (403) before it is looked whether its record exists.
`;

/** `docs/permissions.md`, from the matrices of all modules. Pure. */
export function permissionsPage(matrices: readonly Matrix[]): string {
  return `${[BEGINNING, ...matrices.map(moduleSection), rolesSection()].join('\n')}`;
}

function moduleSection({ title, note, acts, nouns }: Matrix): string {
  const names = Object.keys(acts);
  const head = `| what | state | ${names.map((act) => `may ${acts[act]}`).join(' | ')} |`;
  const rows = nouns.flatMap(({ noun, states, writersOnly }) =>
    states.map(({ state, may }, index) => {
      const cells = names.map((act) => whoIn(may[act] ?? [], writersOnly.includes(act)));
      return `| ${index === 0 ? noun : ''} | ${state} | ${cells.join(' | ')} |`;
    }),
  );
  const lines = [head, `| --- | --- | ${names.map(() => '---').join(' | ')} |`, ...rows].join('\n');
  return `## ${title}\n${note === '' ? '' : `\n${note}\n`}\n${lines}\n`;
}

function whoIn(who: readonly Holder[], writersOnly: boolean): string {
  if (who.length === 0) return 'nobody';
  const named = HOLDERS.filter((holder) => who.includes(holder))
    .map(word)
    .join(', ');
  return writersOnly ? `${named} (for those who may change it)` : named;
}

/** What the roles are made of. */
function rolesSection(): string {
  const rows = ROLES.map((role) => {
    const { all = [], own = [] } = ROLE_PERMISSIONS[role];
    const list = (some: readonly string[]) => (some.length === 0 ? 'none' : some.map((one) => `\`${one}\``).join(' '));
    return `| ${word(role)} | ${list(all)} | ${list(own)} |`;
  });
  const marked = (some: ReadonlySet<string>) =>
    PERMISSIONS.filter((one) => some.has(one))
      .map((one) => `\`${one}\``)
      .join(', ');
  return `## What the roles are made of

| role | for everything | for its party only |
| --- | --- | --- |
${rows.join('\n')}

Only after a proof of presence within the last minutes: ${marked(NEED_STEP_UP)}. All that is left of a role held read-only: ${marked(READING)}.
`;
}
