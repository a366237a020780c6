import type { Action } from '../../kernel/audit/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Notifying, Told, WaitProvider } from '../../kernel/work/index.js';
import { findReleases, mayDecide } from './releases/get-release.js';
import { foldRelease, type Release, titleOf } from './releases/release.js';
import { findRelease, listEntriesOf } from './store/releases.js';

/** What releases mean to the people who decide on them: who is told, what waits for a name. */

const TYPE = 'release';

const pathOf = ({ slug, version }: Release): string => `/evidence/releases/${slug}/${version}`;

/** Who is told: those who may put their name under a release, and the one who proposed it of what became of it. */
export function evidenceNotifies({ db }: Pick<House, 'db'>): Notifying[] {
  const topic = { topic: 'releases', label: 'evidence.told.topic' } as const;
  const told = async (
    { subject, details }: Action,
    make: (release: Release, state: unknown) => Omit<Told, 'about'> | null,
  ): Promise<Told[]> => {
    const release = await findRelease(db.connection, { id: subject.id });
    const said = release === null ? null : make(release, details?.state);
    return said === null ? [] : [{ ...said, about: { type: TYPE, id: subject.id } }];
  };
  return [
    {
      ...topic,
      verbs: ['evidence.propose'],
      tell: (action) =>
        told(action, ({ partyId }) => ({
          to: [{ party: partyId, permission: 'evidence.release' }],
          message: 'evidence.told.proposed',
          open: false,
        })),
    },
    {
      ...topic,
      verbs: ['evidence.approve', 'evidence.decline', 'evidence.withdraw'],
      tell: (action) =>
        told(action, ({ proposedBy, partyId }, state) =>
          state === 'published' || state === 'declined' || state === 'withdrawn'
            ? {
                to: [{ person: proposedBy }, { party: partyId, permission: 'evidence.release' }],
                message: `evidence.told.${state}`,
                open: state !== 'declined',
              }
            : null,
        ),
    },
  ];
}

/** So many proposals of one's parties are looked through. */
const MOST = 200;

/** Releases that wait for one's name: those under which one has not put it. */
export function evidenceWaits({ db }: Pick<House, 'db'>): WaitProvider[] {
  return [
    {
      order: 35,
      async find({ actor, t, limit }) {
        if (actor.kind !== 'person') return [];
        const { rows } = await findReleases(db.connection, actor, { states: ['proposed'], offset: 0, limit: MOST });
        const waiting: Release[] = [];
        const mine = rows.filter((one) => mayDecide({ ...actor, steppedUp: true }, one));
        const entries = await listEntriesOf(
          db.connection,
          mine.map(({ id }) => id),
        );
        for (const release of mine) {
          const folded = foldRelease(entries.get(release.id) ?? []);
          if (folded?.approvers.includes(actor.id) === false) waiting.push(release);
        }
        const tasks = waiting.slice(0, limit).map((release) => {
          const { title, lang } = titleOf(release, t.lang);
          return {
            title,
            lang,
            path: pathOf(release),
            due: null,
            meta: [t(`evidence.method.${release.method.name}`)],
            open: false,
          };
        });
        return [
          {
            id: 'releases',
            heading: t('evidence.waits.releases', { n: waiting.length }),
            total: waiting.length,
            tasks,
            more: null,
          },
        ];
      },
    },
  ];
}
