import type { Action } from '../../kernel/audit/index.js';
import { rangeOf } from '../../kernel/calendar/index.js';
import type { Translator } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import {
  type DueMatter,
  type Notifying,
  type RecordKind,
  type Reminding,
  recordKind,
  type Task,
  type TaskGroup,
  type Told,
  type WaitProvider,
} from '../../kernel/work/index.js';
import { partyName } from '../parties/index.js';
import { textIn } from './concrete/content.js';
import { findWaiting, type WaitingConcrete } from './concrete/find-waiting.js';
import { authorsOf } from './concrete/log.js';
import { type Concrete, openConcrete } from './concrete/open-concrete.js';
import { seesConcrete } from './concrete/open-log.js';

/** What concrete measures mean to the people who work on them: how they are named, who is told, what waits, what is due. */

const TYPE = 'concrete-measure';

async function concreteById({ db }: House): Promise<ReadonlyMap<string, Concrete>> {
  return new Map([...(await openConcrete(db)).values()].map((one) => [one.id, one]));
}

/** Titles of concrete measures for those who see them; people may comment on them. */
export function planRecords(house: House): RecordKind[] {
  return [
    recordKind<Concrete>({
      type: TYPE,
      comments: true,
      async load(ids) {
        const all = await concreteById(house);
        return new Map(ids.flatMap((id) => [all.get(id) ?? []].flat().map((one) => [id, one])));
      },
      sees: (actor, one) => seesConcrete(actor, one, one.folded),
      show({ key, folded: { published, latest } }, t) {
        const title = textIn((published ?? latest).content.titles, t.lang) ?? { lang: t.lang, text: key };
        return { title: title.text, lang: title.lang, path: `/plan/concrete/${key}`, open: published !== null };
      },
    }),
  ];
}

/** Who is told: the secretariat of what waits for review, the authors and their party of what the review came to. */
export function planNotifies(house: House): Notifying[] {
  const told = async ({ subject }: Action, make: (one: Concrete) => Omit<Told, 'about'>): Promise<Told[]> => {
    const one = (await concreteById(house)).get(subject.id);
    return one === undefined ? [] : [{ ...make(one), about: { type: TYPE, id: one.id } }];
  };
  const topic = { topic: 'plan', label: 'plan.concrete.title' } as const;
  const reviewed = (message: Told['message'], open: boolean) => (action: Action) =>
    told(action, ({ partyId, entries }) => ({
      to: [
        { party: partyId, permission: 'plan.propose' },
        ...[...authorsOf(entries.slice(0, -1))].map((person) => ({ person })),
      ],
      message,
      open,
    }));
  return [
    {
      ...topic,
      verbs: ['plan.propose-measure', 'plan.take-step', 'plan.take-back-step'],
      tell: (action) =>
        told(action, () => ({ to: [{ permission: 'plan.review' }], message: 'plan.told.waits', open: false })),
    },
    { ...topic, verbs: ['plan.publish-measure'], tell: reviewed('plan.told.published', true) },
    { ...topic, verbs: ['plan.return-measure'], tell: reviewed('plan.told.returned', false) },
  ];
}

/** Measures to review, and one's own that came back or are drafts. */
export function planWaits({ db }: House): WaitProvider[] {
  return [
    {
      order: 30,
      async find({ actor, t, limit }) {
        const { review, own } = await findWaiting(db, actor);
        const group = (id: string, heading: string, all: readonly WaitingConcrete[]): TaskGroup => ({
          id,
          heading,
          total: all.length,
          tasks: all.slice(0, limit).map((one) => taskOf(t, one)),
          more: all.length > limit ? '/plan/waiting' : null,
        });
        return [
          group('plan-review', t('plan.waiting.review', { n: review.length }), review),
          group('plan-own', t('plan.waiting.own', { n: own.length }), own),
        ];
      },
    },
  ];
}

function taskOf(t: Translator, { key, party, folded }: WaitingConcrete): Task {
  const title = textIn(folded.latest.content.titles, t.lang) ?? { lang: t.lang, text: key };
  return {
    title: title.text,
    lang: title.lang,
    path: `/plan/concrete/${key}`,
    due: null,
    meta: [partyName(t, party), t(`plan.review.${folded.review}`)],
    open: false,
  };
}

/** The day by which a public measure is to be done, until its party says that it is done or stopped. */
export function planReminds(house: House): Reminding[] {
  return [
    {
      name: 'plan.ends',
      label: 'plan.remind.ends',
      async due({ from, to }) {
        const matters: DueMatter[] = [];
        for (const one of (await openConcrete(house.db)).values()) {
          const { published } = one.folded;
          const ends = published?.content.ends ?? null;
          const due = ends === null ? null : (rangeOf(ends)?.to ?? null);
          if (published === null || due === null || due < from || due > to) continue;
          matters.push(matterOf(house, one, due));
        }
        return matters;
      },
    },
  ];
}

function matterOf(house: House, { id, key }: Concrete, due: string): DueMatter {
  const about = { type: TYPE, id };
  return {
    key: `${key}/${due}`,
    about,
    due,
    asked: async () => {
      const now = (await openConcrete(house.db)).get(key);
      if (now === undefined) return [];
      const { state } = now.folded.latest;
      const acted = state === 'done' || state === 'stopped' || now.folded.published === null;
      return [{ party: now.partyId, permission: 'plan.propose', acted, about }];
    },
  };
}
