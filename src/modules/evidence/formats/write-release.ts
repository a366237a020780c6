import type { Actor } from '../../../kernel/access/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { findParty, partyName } from '../../parties/index.js';
import { readTable } from '../disclosure/read-table.js';
import { type Ground, openGround } from '../published/open-published.js';
import { factsOf } from '../releases/facts-of.js';
import { getReleaseFile } from '../releases/get-release.js';
import { citationOf, type Release, titleOf } from '../releases/release.js';
import { columnsTold } from './column-told.js';
import { type ReleaseFormat, type WrittenRelease, writeFormat } from './format.js';
import type { ToFormat } from './to-format.js';

/**
 * A release as a file, for whoever may see it: pages and API give the same.
 *
 * @param origin of the house: `https://example.org`
 * @throws HouseRefusal `no-such-release`, `withdrawn`
 */
export async function writeRelease(
  house: Pick<House, 'db'>,
  { actor, t, origin }: { actor: Actor; t: Translator; origin: string },
  release: Release,
  format: ReleaseFormat,
): Promise<WrittenRelease> {
  const file = await getReleaseFile(house.db.connection, actor, release);
  const ground = await openGround(house.db, actor);
  return writeFormat(await toldOf(house, { actor, t, origin }, { release, file, ground }), format);
}

async function toldOf(
  { db }: Pick<House, 'db'>,
  { actor, t, origin }: { actor: Actor; t: Translator; origin: string },
  { release, file, ground }: { release: Release; file: Uint8Array; ground: Ground },
): Promise<ToFormat> {
  const owner = await findParty(db, actor, { id: release.partyId });
  const party = owner === null ? '' : partyName(t, owner);
  const home = origin + pathIn(t.lang, '');
  const { rows } = await readTable(file);
  return {
    ...{ release, file, rows, ground, party, lang: t.lang, facts: factsOf(t, release) },
    factsTitle: t('evidence.release.about-sheet'),
    told: columnsTold(rows, release, ground),
    title: titleOf(release, t.lang).title,
    citation: citationOf(release, { party, lang: t.lang, address: home }),
    address: `${home}/evidence/releases/${release.slug}/${release.version}`,
  };
}
