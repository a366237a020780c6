import { z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import { CALL_STATES } from './calls/call.js';
import { CALL_KINDS } from './calls/content.js';
import { TRANSLATION_STATES } from './calls/texts.js';
import { refusalProblem } from './pages/refused.js';
import { Refusal } from './refusal.js';
import type { Call } from './store/calls.js';

/** What the addresses of calls have in common. */

export const Key = z
  .string()
  .max(80)
  .openapi({ param: { name: 'key', in: 'path' }, example: '2026-global-report' });
export const Party = z
  .string()
  .max(40)
  .openapi({ param: { name: 'party', in: 'path' }, description: 'Code of the party: "BY"' });
export const Wordings = z.partialRecord(
  z.enum(LANGS),
  z.object({ text: z.string(), state: z.enum(TRANSLATION_STATES) }),
);

export const CallShape = z
  .object({
    key: z.string(),
    kind: z.enum(CALL_KINDS),
    state: z.enum(CALL_STATES),
    version: z.number().int(),
    deadline: z.string().nullable(),
    sentOn: z.string().nullable(),
    title: Wordings,
  })
  .openapi('Call');

/** Field by field: what is not named here is not said. */
export function callShape({
  key,
  content,
  state,
  version,
  deadline,
  sentOn,
}: Pick<Call, 'key' | 'content' | 'state' | 'version' | 'deadline' | 'sentOn'>): z.infer<typeof CallShape> {
  return { key, kind: content.kind, state, version, deadline, sentOn, title: content.texts.title ?? {} };
}

export const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** The work of a use case; its refusals as problems. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? refusalProblem(error) : error;
  }
}

/** What stands in `If-Match`: how often it was changed when it was seen. Nothing that can be read is like none. */
export function seenIn(tag: string): number {
  return Number(/^(?:W\/)?"(\d{1,9})"$/u.exec(tag.trim())?.[1] ?? -1);
}
