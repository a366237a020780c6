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
import { findPlanLines, findRequest } from '../../commitments/index.js';
import { findReleases } from './get-release.js';
import { type Release, titleOf } from './release.js';

/**
 * What evidence on trafficking in persons speaks to: the target that asks to end it (indicator 16.2.2 counts its victims), the measure of the Plan
 * that asks for research and data, and every commitment that asks for them (paragraph 17 of resolution 70/179 and its line).
 */
const ABOUT: readonly Subject[] = ['target/16.2', 'measure/16'];
const PARAGRAPH = 16;
const MOST = 1000;

/** Ids of the commitments that ask for evidence on patterns, forms and flows, as far as the actor may see them. */
export async function askingForEvidence({ db }: Pick<House, 'db'>, actor: Actor): Promise<string[]> {
  const ofPlan = (await findPlanLines(db.connection, actor)).get(PARAGRAPH) ?? [];
  return [...new Set([...(await findRequest(db.connection, actor, 'provide-data')), ...ofPlan])];
}

/** A published release as what its party says; generated numbers say nothing. */
export function releasesAsStatements({ db }: House): StatementProvider {
  const subjectsFor = async (actor: Actor): Promise<Subject[]> => {
    const asking = await askingForEvidence({ db }, actor);
    return [...ABOUT, ...asking.map((id) => `commitment/${id}` as const)];
  };
  const asked = async (
    actor: Actor,
    { about, partyIds }: StatementQuery,
  ): Promise<{ releases: Release[]; subjects: Subject[] }> => {
    const subjects = await subjectsFor(actor);
    const wanted = about === undefined ? subjects : subjects.filter((one) => about.includes(one));
    if (wanted.length === 0) return { releases: [], subjects };
    const parties = partyIds === undefined ? null : new Set(partyIds);
    const found = await findReleases(db.connection, actor, { states: ['published'], offset: 0, limit: MOST });
    const releases = found.rows.filter(
      ({ partyId, generated }) => !generated && (parties === null || parties.has(partyId)),
    );
    return { releases, subjects };
  };
  return {
    async find(actor, query, lang: Lang) {
      const t = translatorFor(lang);
      const { releases, subjects } = await asked(actor, query);
      return releases.slice(0, query.limit).map((release): Statement => {
        const { title, lang: own } = titleOf(release, lang);
        const { id, partyId, slug, version, publishedAt, proposedAt } = release;
        return {
          ...{ id: `release-${id}`, partyId, about: subjects, words: title, lang: own, at: publishedAt ?? proposedAt },
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
      const { releases, subjects } = await asked(actor, query);
      const counts = new Map<string, StatementCount>();
      for (const subject of subjects.filter((one) => query.about?.includes(one) ?? true))
        for (const { partyId, publishedAt, proposedAt } of releases) {
          const at = publishedAt ?? proposedAt;
          const key = `${subject} ${partyId}`;
          const before = counts.get(key);
          const latest = before === undefined || at > before.latest ? at : before.latest;
          counts.set(key, { subject, partyId, statements: (before?.statements ?? 0) + 1, latest });
        }
      return [...counts.values()];
    },
  };
}
