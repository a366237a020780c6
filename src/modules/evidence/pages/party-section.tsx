import type { PartySection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { DateText, pathIn, useFrame } from '../../../kernel/ui/index.js';
import { findReleases } from '../releases/get-release.js';
import { type Release, titleOf } from '../releases/release.js';
import { EVIDENCE, releasePath } from './parts.js';

/** Releases that the page of a party names; the others are in the list. */
const NAMED = 3;

/** On the page of a party: what it has released, and of a State what released numbers say of it. */
export function evidenceOfParty({ db }: House): PartySection[] {
  return [
    {
      order: 60,
      async render(c, { id, kind, code }) {
        const asked = { partyId: id, states: ['published'] as const, offset: 0, limit: NAMED };
        const found = await findReleases(db.connection, c.var.actor, asked);
        if (found.total === 0 && kind !== 'state') return null;
        return <Section releases={found.rows} total={found.total} state={kind === 'state' ? code : null} />;
      },
    },
  ];
}

function Section({ releases, total, state }: { releases: readonly Release[]; total: number; state: string | null }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('evidence.title')}</h2>
      <p>
        {t('evidence.party.count', { n: total })}{' '}
        {state === null ? null : (
          <a href={pathIn(lang, `${EVIDENCE}/countries/${state}`)}>{t('evidence.party.country')}</a>
        )}
      </p>
      {releases.length === 0 ? null : (
        <ul role="list">
          {releases.map((release) => {
            const { title, lang: own } = titleOf(release, lang);
            return (
              <li>
                <a href={releasePath(lang, release)} lang={own}>
                  <bdi>{title}</bdi>
                </a>{' '}
                {release.publishedAt === null ? null : (
                  <DateText date={release.publishedAt.toISOString().slice(0, 10)} />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
