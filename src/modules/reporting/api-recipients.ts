import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { dayOf } from '../../kernel/calendar/index.js';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { findParty } from '../parties/index.js';
import { body, json, Key, Party, told } from './api-parts.js';
import { chooseParties, noteBounce, removeParty, setAddress } from './calls/choose-parties.js';
import { askExtension, decideExtension } from './calls/extension.js';
import { type AskedPartyLine, findAskedParties } from './calls/find-recipients.js';
import { getCall } from './calls/get-call.js';
import { RECIPIENT_STATES } from './calls/recipient.js';
import { remindParties } from './calls/remind.js';
import { Refusal } from './refusal.js';

const RecipientShape = z
  .object({
    party: z.string(),
    state: z.enum(RECIPIENT_STATES),
    address: z.string().nullable().openapi({ description: 'Null: letters go to those who act for the party' }),
    lang: z.enum(LANGS).nullable(),
    deadline: z.string().nullable(),
    extended: z.boolean(),
    askedUntil: z.string().nullable(),
    askedWhy: z.string(),
    told: z.number().int().openapi({ description: 'The version of the call that it was written last' }),
    reminders: z.number().int(),
    bounce: z.string().openapi({ description: 'Why a letter came back; empty where none did' }),
    mail: z.string().nullable().openapi({ description: 'The worst of what became of the letters written last' }),
    answered: z.boolean(),
  })
  .openapi('CallRecipient');

const Place = z.object({ key: Key, party: Party });
const DONE = { 200: json('As it stands now', RecipientShape), ...problems(400, 403, 404, 409, 422) };

/** Whom a call asks: letters, what came back, reminders, more time. The same use cases and policy as the pages. */
export function recipientRoutes(api: OpenAPIHono<ApiEnv>, house: House): void {
  const { db } = house;
  const today = () => dayOf(new Date());

  /** Whom a call asks, to those who write to parties. @throws Refusal `no-such-call` to all others. */
  const linesFor = async (c: Context<ApiEnv>, key: string): Promise<AskedPartyLine[]> => {
    const { call, rights } = await getCall(db.connection, c.var.actor, key);
    if (!rights.writesParties) throw new Refusal('no-such-call');
    return findAskedParties(db, c.var.actor, call, c.var.lang);
  };
  const partyId = async (c: Context<ApiEnv>, code: string): Promise<string> => {
    const party = await findParty(db, c.var.actor, { code });
    if (party === null) throw new Refusal('no-such-party', { values: { code } });
    return party.id;
  };
  /** Does something about one party, and says how it stands now. */
  const about = (
    c: Context<ApiEnv>,
    { key, party }: z.infer<typeof Place>,
    work: (place: { key: string; partyId: string }) => Promise<void>,
  ) =>
    told(async () => {
      await work({ key, partyId: await partyId(c, party) });
      const line = (await linesFor(c, key)).find((one) => one.party.code === party.toUpperCase());
      if (line === undefined) throw new Refusal('not-asked');
      return shapeOf(line);
    });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/calls/{key}/parties',
      tags: ['reporting'],
      summary: 'Whom a call asks, with letters, what came back, and more time that was asked for',
      request: { params: z.object({ key: Key }) },
      responses: { 200: json('By name', z.object({ parties: z.array(RecipientShape) })), ...problems(404) },
    }),
    async (c) => {
      const lines = await told(() => linesFor(c, c.req.valid('param').key));
      return c.json({ parties: lines.map(shapeOf) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/parties',
      tags: ['reporting'],
      summary: 'Ask more parties: by code, by kind and region, or those that did not answer an earlier call',
      request: {
        params: z.object({ key: Key }),
        body: body(
          z.object({
            parties: z
              .array(z.string())
              .default([])
              .openapi({ example: ['BY', 'KE'] }),
            kinds: z.array(z.string()).default([]),
            regions: z.array(z.string()).default([]),
            unanswered: z.string().default('').openapi({ description: 'Key of the earlier call' }),
          }),
        ),
      },
      responses: {
        200: json('How many are new', z.object({ added: z.number().int() })),
        ...problems(400, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      const { parties, ...choice } = c.req.valid('json');
      const { key } = c.req.valid('param');
      const meant = { ...choice, codes: parties.join(' ') };
      return c.json({ added: await told(() => chooseParties(db, c.var.actor, key, meant, c.var.lang)) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/calls/{key}/parties/{party}',
      tags: ['reporting'],
      summary: 'Where and in which language letters to a party go',
      request: {
        params: Place,
        body: body(z.object({ address: z.string().default(''), lang: z.enum(LANGS).nullable().default(null) })),
      },
      responses: DONE,
    }),
    async (c) => {
      const given = c.req.valid('json');
      return c.json(await about(c, c.req.valid('param'), (place) => setAddress(db, c.var.actor, place, given)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/calls/{key}/parties/{party}',
      tags: ['reporting'],
      summary: 'Ask it no longer, while nobody has written to it',
      request: { params: Place },
      responses: { 204: { description: 'It is not asked' }, ...problems(403, 404, 409) },
    }),
    async (c) => {
      const { key, party } = c.req.valid('param');
      await told(async () => removeParty(db, c.var.actor, { key, partyId: await partyId(c, party) }));
      return c.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/parties/{party}/bounce',
      tags: ['reporting'],
      summary: 'Note that a letter came back, and why',
      request: { params: Place, body: body(z.object({ reason: z.string() })) },
      responses: DONE,
    }),
    async (c) => {
      const { reason } = c.req.valid('json');
      return c.json(await about(c, c.req.valid('param'), (place) => noteBounce(db, c.var.actor, place, reason)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/parties/{party}/extension',
      tags: ['reporting'],
      summary: 'Grant more time, or refuse what was asked for with the reason',
      request: {
        params: Place,
        body: body(z.union([z.object({ until: z.string() }), z.object({ reason: z.string() })])),
      },
      responses: DONE,
    }),
    async (c) => {
      const decision = c.req.valid('json');
      return c.json(
        await about(c, c.req.valid('param'), (place) => decideExtension(db, c.var.actor, place, decision)),
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/parties/{party}/extension-request',
      tags: ['reporting'],
      summary: 'Ask for more time, by who answers for the party',
      request: { params: Place, body: body(z.object({ until: z.string(), reason: z.string() })) },
      responses: { 204: { description: 'Asked for' }, ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { key, party } = c.req.valid('param');
      const given = c.req.valid('json');
      await told(async () => askExtension(db, c.var.actor, { key, partyId: await partyId(c, party) }, given, today()));
      return c.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/calls/{key}/remind',
      tags: ['reporting'],
      summary: 'Remind those who were asked and have sent nothing, once a day at most',
      request: {
        params: z.object({ key: Key }),
        body: body(z.object({ parties: z.array(z.string()).nullable().default(null) })),
      },
      responses: {
        200: json('How many were written to', z.object({ reminded: z.number().int() })),
        ...problems(400, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      const { parties } = c.req.valid('json');
      const { key } = c.req.valid('param');
      const reminded = await told(async () => {
        const only = parties === null ? null : await Promise.all(parties.map((code) => partyId(c, code)));
        return remindParties(house, c.var.actor, key, only, today());
      });
      return c.json({ reminded }, 200);
    },
  );
}

function shapeOf({ party, recipient, submission, mail }: AskedPartyLine): z.infer<typeof RecipientShape> {
  const { state, address, lang, deadline, extended, askedUntil, askedWhy, reminders, bounce } = recipient;
  return {
    ...{ party: party.code, state, address, lang, deadline, extended, askedUntil, askedWhy, reminders, bounce, mail },
    ...{ told: recipient.told, answered: (submission?.version ?? 0) > 0 },
  };
}
