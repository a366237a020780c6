import type { CommitmentSection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { DateText, pathIn, useFrame } from '../../../kernel/ui/index.js';
import { type PartyNames, partyNames } from '../../parties/index.js';
import { findReleases } from '../releases/get-release.js';
import type { Release } from '../releases/release.js';
import { askingForEvidence } from '../releases/releases-as-statements.js';
import { EVIDENCE, releasePath, titleOf } from './parts.js';

const MOST = 10;

/** On the page of a commitment that asks for evidence: what parties have published. */
export function evidenceOfCommitment(house: House): CommitmentSection[] {
  const { db } = house;
  return [
    {
      order: 45,
      async render(c, { id }) {
        const { actor } = c.var;
        if (!(await askingForEvidence(house, actor)).includes(id)) return null;
        const { rows, total } = await findReleases(db.connection, actor, {
          states: ['published'],
          offset: 0,
          limit: MOST,
        });
        const releases = rows.filter(({ generated }) => !generated);
        if (releases.length === 0) return null;
        return <OfCommitment releases={releases} more={total > rows.length} names={await partyNames(db)} />;
      },
    },
  ];
}

function OfCommitment({ releases, more, names }: { releases: readonly Release[]; more: boolean; names: PartyNames }) {
  const { t, lang } = useFrame();
  return (
    <section class="footnote">
      <h2>{t('evidence.commitment.title')}</h2>
      <div>
        <ul role="list">
          {releases.map((release) => {
            const { title, lang: own } = titleOf(release, lang);
            return (
              <li>
                <bdi>{names({ id: release.partyId, code: '' }, lang)}</bdi>{' '}
                <a href={releasePath(lang, release)} lang={own}>
                  <bdi>{title}</bdi>
                </a>{' '}
                {release.publishedAt === null ? null : (
                  <span class="quiet">
                    <DateText date={release.publishedAt.toISOString().slice(0, 10)} />
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        {more ? <a href={pathIn(lang, EVIDENCE)}>{t('evidence.title')}</a> : null}
      </div>
    </section>
  );
}
