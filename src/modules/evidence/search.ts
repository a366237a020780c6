import { type SearchProvider, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { foldName } from '../parties/index.js';
import { findReleases } from './releases/get-release.js';
import { titleOf } from './releases/release.js';

const FoundRelease = z
  .object({ slug: z.string(), version: z.number().int(), title: z.string(), state: z.string() })
  .openapi('FoundRelease');
/** Releases that a search looks through; the latest come first. */
const MOST = 1000;

/** Releases by their titles and what is said of them; those that are not published only for those who see them. */
export function evidenceSearch({ db }: House): SearchProvider[] {
  return [
    {
      name: 'releases',
      heading: 'evidence.release.list',
      order: 45,
      first: 5,
      record: FoundRelease,
      async find({ query, actor, t, limit, offset }) {
        const words = foldName(query.replaceAll('\0', '').slice(0, 200))
          .split(' ')
          .filter((word) => word !== '');
        if (words.length === 0) return null;
        const { rows } = await findReleases(db.connection, actor, { offset: 0, limit: MOST });
        const found = rows.filter(({ titles, slug, about }) => {
          const all = [...LANGS.map((lang) => titles[lang] ?? ''), slug, about.name, about.source, about.unit];
          const text = foldName(all.join(' '));
          return words.every((word) => text.includes(word));
        });
        const shown = found.slice(offset, offset + limit);
        return {
          total: found.length,
          hits: shown.map((release) => {
            const { title, lang } = titleOf(release, t.lang);
            return {
              path: `/evidence/releases/${release.slug}/${release.version}`,
              title: [{ text: title, lang }],
              draft: release.state === 'proposed',
              meta: [t(`evidence.method.${release.method.name}`), t(`evidence.state.${release.state}`)],
            };
          }),
          records: shown.map((release) => ({
            ...{ slug: release.slug, version: release.version, state: release.state },
            title: titleOf(release, t.lang).title,
          })),
        };
      },
    },
  ];
}
