import { type Accounts, findSignOns } from '../../../kernel/access/index.js';

/** Labels of the issuers, for the page of signing in. */
export async function issuersFor({ db }: Accounts): Promise<{ id: string; label: string }[]> {
  return (await findSignOns(db.connection)).map(({ id, label }) => ({ id, label }));
}
