import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  type Delegation,
  endDelegation,
  findDelegations,
  giveDelegation,
  isPermission,
  NotAllowed,
  Refused,
} from '../../kernel/access/index.js';
import { type ApiEnv, createRoute, newApi, Problem, problems, z } from '../../kernel/http/index.js';
import { queueMail } from '../../kernel/mail/index.js';
import type { House } from '../../kernel/module/index.js';
import { partyNames } from '../parties/index.js';
import { delegationMail } from './mails.js';
import { refusedKey } from './words.js';

const Person = z.object({ id: z.uuid(), name: z.string() });
const DelegationShape = z
  .object({
    id: z.uuid(),
    giver: Person,
    taker: Person,
    role: z.string(),
    party: z.string().openapi({ description: 'Code of the party.', example: 'BY' }),
    permissions: z.array(z.string()),
    from: z.string(),
    to: z.string().openapi({ description: 'The last day.' }),
    state: z.enum(['to-come', 'running', 'over', 'ended', 'lapsed']),
  })
  .openapi('Delegation');

const GivenShape = z
  .object({
    held: z.uuid().openapi({ description: 'Id of the role of which a part is lent.' }),
    email: z.string().openapi({ description: 'Of the person to whom; who must have an account.' }),
    permissions: z.array(z.string()),
    from: z.string().default('').openapi({ description: 'YYYY-MM-DD; empty for today.' }),
    to: z.string(),
  })
  .openapi('NewDelegation');

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});

/** What people lend to one another, to programs that act with their session, below `/api/v1`. */
export function peopleApi(house: House): OpenAPIHono<ApiEnv> {
  const { db } = house;
  const api = newApi();
  api.onError((error, c) => {
    if (!(error instanceof Refused)) throw error;
    throw new Problem({ status: 422, code: error.code, text: refusedKey(c.var.t, error) });
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/delegations',
      tags: ['delegations'],
      summary: 'Parts of roles lent to the one who asks, and by them',
      responses: { 200: json('All of them', z.object({ delegations: z.array(DelegationShape) })), ...problems(403) },
    }),
    async (c) => {
      const { actor } = c.var;
      if (actor.kind !== 'person') throw new NotAllowed();
      const delegations = await findDelegations(db.connection, { personId: actor.id });
      return c.json({ delegations: delegations.map(shapeOf) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/delegations',
      tags: ['delegations'],
      summary: 'Lend a part of one’s role to a person, from day to day',
      request: { body: { required: true, content: { 'application/json': { schema: GivenShape } } } },
      responses: { 201: json('As it stands', DelegationShape), ...problems(400, 401, 403, 422) },
    }),
    async (c) => {
      const { held, permissions, ...given } = c.req.valid('json');
      const named = await partyNames(db);
      const server = house.config.mail !== undefined;
      const lent = { ...given, heldId: held, permissions: permissions.filter(isPermission) };
      const made = await giveDelegation(db, c.var.actor, lent, (transaction, delegation, taker) =>
        queueMail(transaction, delegationMail(house, named, delegation, taker), { server }),
      );
      return c.json(shapeOf(made), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/delegations/{id}/end',
      tags: ['delegations'],
      summary: 'Take it back, or give it up',
      request: { params: z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) }) },
      responses: { 200: json('As it stands', DelegationShape), ...problems(400, 401, 403, 404, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await endDelegation(db, c.var.actor, id);
      const [ended] = await findDelegations(db.connection, { id });
      if (ended === undefined) throw new Refused('delegation', 'unknown');
      return c.json(shapeOf(ended), 200);
    },
  );
  return api;
}

function shapeOf({ party, permissions, ...rest }: Delegation): z.infer<typeof DelegationShape> {
  return { ...rest, party: party.code, permissions: [...permissions] };
}
