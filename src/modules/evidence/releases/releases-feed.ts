import { writeAtom } from '../../../kernel/feeds/index.js';
import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { findReleases } from './get-release.js';
import { titleOf } from './release.js';

const LATEST = 50;

/** What everybody sees of releases, as Atom: a release when it is published, and once more when it is withdrawn. */
export async function writeReleasesFeed(
  { db, config: { address, host, port } }: Pick<House, 'db' | 'config'>,
  lang: Lang,
): Promise<string> {
  const t = translatorFor(lang);
  const base = address ?? `http://${host}:${port}`;
  const { rows } = await findReleases(db.connection, { kind: 'public' }, { offset: 0, limit: LATEST });
  const entries = rows.map((release) => {
    const { title } = titleOf(release, lang);
    const { withdrawnAt, publishedAt, proposedAt, id, slug, version } = release;
    return {
      id: `urn:uuid:${id}`,
      title: withdrawnAt === null ? title : t('evidence.release.feed-withdrawn', { title }),
      updated: withdrawnAt ?? publishedAt ?? proposedAt,
      address: base + pathIn(lang, `/evidence/releases/${slug}/${version}`),
    };
  });
  return writeAtom({
    ...{ id: `${base}/api/v1/evidence/releases.atom`, title: t('evidence.release.list'), lang, entries },
    address: base + pathIn(lang, '/evidence'),
    updated: new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime()))),
  });
}
