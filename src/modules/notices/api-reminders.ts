import type { OpenAPIHono } from '@hono/zod-openapi';
import { dayOf } from '../../kernel/calendar/index.js';
import { type ApiEnv, createRoute, notFound, PageQuery, problems, z } from '../../kernel/http/index.js';
import { formatDate, isLang, LANGS, type Lang } from '../../kernel/i18n/index.js';
import type { House, Work } from '../../kernel/module/index.js';
import type { RecordRef, SeenRecords } from '../../kernel/work/index.js';
import { REMINDERS, WISHES } from './notice.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import { decideRound } from './reminders/decide-round.js';
import { findMatters, type RoundRef } from './reminders/find-matters.js';
import { type PreviewedRound, previewRound, sentenceOf } from './reminders/preview-round.js';
import { isRound } from './reminders/rounds.js';
import { sendRoundNow } from './reminders/send-round.js';

const RoundQuery = z.object({
  name: z.string().max(100).openapi({ example: 'commitments.deadlines' }),
  matter: z.string().max(300).openapi({ description: 'As the list names it' }),
  days: z.coerce.number().int().openapi({ description: 'From the day on which it is due: -30, -7, 0 or 7' }),
});

const RecordShape = z
  .object({ type: z.string(), id: z.string(), title: z.string(), path: z.string() })
  .nullable()
  .openapi('ReminderRecord', { description: 'Null where whoever asks may not see it' });

const RoundShape = z
  .object({
    days: z.number().int(),
    onDay: z.iso.date(),
    state: z.enum(['planned', 'scheduled', 'cancelled', 'sent', 'past']),
    sent: z.number().int().openapi({ description: 'How many got it' }),
  })
  .openapi('ReminderRound');

const MatterShape = z
  .object({
    name: z.string(),
    matter: z.string(),
    due: z.iso.date(),
    record: RecordShape,
    rounds: z.array(RoundShape),
  })
  .openapi('ReminderMatter');

const PreviewShape = z
  .object({
    due: z.iso.date(),
    record: RecordShape,
    round: RoundShape,
    sentences: z.partialRecord(z.enum(LANGS), z.string()).openapi({ description: 'In each language in which it goes' }),
    reminded: z.array(
      z.object({
        person: z.string(),
        party: z.string().nullable(),
        lang: z.enum(LANGS),
        mail: z.enum(WISHES),
      }),
    ),
    leftOut: z.array(
      z.object({
        person: z.string().nullable().openapi({ description: 'Null where it is the whole party' }),
        party: z.string().nullable(),
        why: z.enum(['acted', 'nobody', 'cannot-act', 'does-not-see']),
      }),
    ),
    log: z.array(z.object({ party: z.string().nullable(), lang: z.string(), sent: z.iso.datetime() })),
  })
  .openapi('ReminderPreview');

const DecisionShape = z.discriminatedUnion('act', [
  z.object({ act: z.literal('send') }),
  z.object({ act: z.literal('cancel') }),
  z.object({ act: z.literal('schedule'), onDay: z.iso.date() }),
]);

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});

/** What parties are reminded of, who would get a round and who does not, and what officers decide of it: as on the pages. */
export function reminderRoutes(api: OpenAPIHono<ApiEnv>, house: House, work: Work): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/reminders',
      tags: ['notices'],
      summary: 'What is due about now, and which reminders of it go out when',
      request: { query: PageQuery },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), reminders: z.array(MatterShape) })),
        ...problems(400, 403, 404),
      },
    }),
    async (c) => {
      const { actor, t } = c.var;
      if (!may(actor, 'read', 'reminder', { over: false })) throw notFound();
      const { page, size } = c.req.valid('query');
      const all = await findMatters(house.db.connection, work.reminds, dayOf(new Date()));
      const rows = all.slice((page - 1) * size, page * size);
      const abouts = rows.map(({ matter }) => matter.about);
      const seen = await work.records.find(actor, abouts, t);
      const reminders = rows.map(({ reminding, matter, rounds }) => ({
        name: reminding.name,
        matter: matter.key,
        due: matter.due,
        record: recordOf(seen, matter.about),
        rounds,
      }));
      return c.json({ total: all.length, reminders }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reminders/round',
      tags: ['notices'],
      summary: 'A round: who would get it now, in which words, who would not and why; and to whom it went',
      request: { query: RoundQuery },
      responses: { 200: json('The round', PreviewShape), ...problems(400, 403, 404) },
    }),
    async (c) => {
      const { actor, t } = c.var;
      const previewed = await previewRound(house, work, actor, refOf(c.req.valid('query')), t);
      const { matter, round, seen, recipients, wishes, log } = previewed;
      const party = (id: string) => seen.get({ type: 'party', id })?.title ?? null;
      return c.json(
        {
          due: matter.due,
          record: recordOf(seen, matter.about),
          round,
          sentences: sentencesOf(previewed),
          reminded: recipients.reminded.map(({ person, asked, lang }) => ({
            person: person.name,
            party: party(asked.party),
            lang,
            mail: wishes(person.id).of(REMINDERS),
          })),
          leftOut: recipients.leftOut.map(({ person, asked, why }) => ({
            person: person?.name ?? null,
            party: party(asked.party),
            why,
          })),
          log: log.map((row) => ({ party: party(row.party_id), lang: row.lang, sent: row.sent.toISOString() })),
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/reminders/round',
      tags: ['notices'],
      summary: 'Send a round now, cancel it, or set its day',
      request: {
        query: RoundQuery,
        body: { required: true, content: { 'application/json': { schema: DecisionShape } } },
      },
      responses: {
        200: json('Done', z.object({ sent: z.number().int().nullable() })),
        ...problems(400, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      const { actor } = c.var;
      if (!may(actor, 'read', 'reminder', { over: false })) throw notFound();
      const [ref, decision] = [refOf(c.req.valid('query')), c.req.valid('json')];
      if (decision.act === 'send') return c.json({ sent: await sendRoundNow(house, work, actor, ref) }, 200);
      await decideRound(house, work, actor, ref, decision.act === 'cancel' ? { cancel: true } : decision);
      return c.json({ sent: null }, 200);
    },
  );
}

function refOf({ name, matter, days }: z.infer<typeof RoundQuery>): RoundRef {
  if (!isRound(days)) throw new Refusal('no-such-round');
  return { name: name.replaceAll('\0', ''), matter: matter.replaceAll('\0', ''), days };
}

function recordOf(seen: SeenRecords, ref: RecordRef): z.infer<typeof RecordShape> {
  const record = seen.get(ref);
  return record === null ? null : { ...ref, title: record.title, path: record.path };
}

function sentencesOf(previewed: PreviewedRound): Partial<Record<Lang, string>> {
  const today = dayOf(new Date());
  const { langs, matter } = previewed;
  return Object.fromEntries(
    langs.filter(isLang).map((lang) => [lang, sentenceOf(lang, previewed, formatDate(lang, matter.due), today)]),
  );
}
