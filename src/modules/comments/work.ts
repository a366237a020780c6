import { dayOf } from '../../kernel/calendar/index.js';
import { formatDate } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Notifying, Recipients, Records, Told, WaitProvider } from '../../kernel/work/index.js';
import { type Comment, reaches } from './comment.js';
import { readsComments } from './policy.js';
import { findComment, listComments, listReplies, listUnanswered } from './store/comments.js';

/** Whoever is addressed is told; a comment for all tells those who have written about the record, an answer those of its thread. */
export function commentsNotify({ db }: House): Notifying[] {
  return [
    {
      topic: 'comments',
      label: 'comments.topic',
      verbs: ['comments.add', 'comments.reply'],
      async tell({ subject }) {
        const found = await findComment(db.connection, subject.id);
        if (found === null || found.comment.takenBack !== null) return [];
        const { comment, first } = found;
        const path = `/comments/${comment.id}`;
        const told = (to: readonly Recipients[], message: Told['message']): Told => ({
          to,
          message,
          about: comment.about,
          path,
        });
        if (comment.replyTo !== null) {
          const replies = await listReplies(db.connection, first.id);
          return [told([...addressed(first), ...authorsOf([first, ...replies])], 'comments.told.reply')];
        }
        if (comment.to.kind !== 'all') return [told(addressed(comment), 'comments.told.addressed')];
        const before = await listComments(db.connection, comment.about);
        return [told(authorsOf(before.filter(({ to }) => to.kind === 'all')), 'comments.told.all')];
      },
    },
  ];
}

function addressed({ to }: Comment): Recipients[] {
  if (to.kind === 'all') return [];
  return [to.kind === 'person' ? { person: to.id } : { party: to.id, permission: 'comments.read' }];
}

function authorsOf(comments: readonly Comment[]): Recipients[] {
  return [...new Set(comments.map(({ authorId }) => authorId))].map((person) => ({ person }));
}

/** Older ones wait no more. */
const DAYS = 90;

/** Comments addressed to the reader or a party of theirs, to which neither has answered. */
export function commentsWait({ db }: House, records: () => Promise<Records>): WaitProvider[] {
  return [
    {
      order: 15,
      async find({ actor, t, limit }) {
        if (!readsComments(actor)) return [];
        const waiting = await listUnanswered(db.connection, {
          personId: actor.id,
          parties: [...new Set(actor.holds.flatMap(({ party }) => party?.id ?? []))],
          since: new Date(Date.now() - DAYS * 86_400_000),
        });
        const seen = await (await records()).find(
          actor,
          waiting.map(({ about }) => about),
          t,
        );
        const read = waiting.filter((comment) => reaches(comment, actor) && seen.get(comment.about) !== null);
        return [
          {
            id: 'comments',
            heading: t('comments.waits', { n: read.length }),
            total: read.length,
            more: null,
            tasks: read.slice(0, limit).flatMap(({ id, about, made }) => {
              const record = seen.get(about);
              if (record === null) return [];
              return [
                {
                  title: record.title,
                  lang: record.lang,
                  path: `/comments/${id}`,
                  due: null,
                  meta: [formatDate(t.lang, dayOf(made))],
                  open: false,
                },
              ];
            }),
          },
        ];
      },
    },
  ];
}
