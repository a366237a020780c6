import type { Actor } from '../../../kernel/access/index.js';
import { type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import type {
  House,
  Statement,
  StatementCount,
  StatementProvider,
  StatementQuery,
  Subject,
} from '../../../kernel/module/index.js';
import { findReleases } from './get-release.js';
import { type Release, titleOf } from './release.js';

/** Evidence on trafficking in persons speaks to the target that asks to end it (indicator 16.2.2 counts its victims). */
const ABOUT: readonly Subject[] = ['target/16.2'];
const MOST = 1000;

/** A published release as what its party says; generated numbers say nothing. */
export function releasesAsStatements({ db }: House): StatementProvider {
  const asked = async (actor: Actor, { about, partyIds }: StatementQuery): Promise<Release[]> => {
    if (about !== undefined && !about.some((one) => ABOUT.includes(one))) return [];
    const wanted = partyIds === undefined ? null : new Set(partyIds);
    const found = await findReleases(db.connection, actor, { states: ['published'], offset: 0, limit: MOST });
    return found.rows.filter(({ partyId, generated }) => !generated && (wanted === null || wanted.has(partyId)));
  };
  return {
    async find(actor, query, lang: Lang) {
      const t = translatorFor(lang);
      return (await asked(actor, query)).slice(0, query.limit).map((release): Statement => {
        const { title, lang: own } = titleOf(release, lang);
        const { id, partyId, slug, version, publishedAt, proposedAt } = release;
        return {
          ...{ id: `release-${id}`, partyId, about: ABOUT, words: title, lang: own, at: publishedAt ?? proposedAt },
          // Two people have put their names under it.
          reviewed: true,
          source: {
            name: `${t('evidence.filter.release')} ${t('evidence.release.nth', { n: version })}`,
            path: `/evidence/releases/${slug}/${version}`,
          },
        };
      });
    },
    async count(actor, query) {
      const counts = new Map<string, StatementCount>();
      for (const { partyId, publishedAt, proposedAt } of await asked(actor, query)) {
        const at = publishedAt ?? proposedAt;
        const before = counts.get(partyId);
        const latest = before === undefined || at > before.latest ? at : before.latest;
        counts.set(partyId, { subject: 'target/16.2', partyId, statements: (before?.statements ?? 0) + 1, latest });
      }
      return [...counts.values()];
    },
  };
}
