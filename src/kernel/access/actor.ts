/** Who acts. Accounts and roles come with the parties; until then there is the public and the local administrator. */
export type Actor = { kind: 'public' } | { kind: 'administrator'; id: string };

export const PUBLIC: Actor = Object.freeze({ kind: 'public' });

/** The act needs an administrator and the actor is none. */
export class NotAllowed extends Error {
  readonly code = 'access.not-allowed';

  constructor() {
    super('Only an administrator may do this');
    this.name = 'NotAllowed';
  }
}

/** Guard of every use case that writes. @throws NotAllowed for everyone else. */
export function requireAdministrator(actor: Actor): { kind: 'administrator'; id: string } {
  if (actor.kind !== 'administrator') throw new NotAllowed();
  return actor;
}
