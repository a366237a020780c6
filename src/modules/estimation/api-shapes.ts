import { z } from '../../kernel/http/index.js';

/** A study in the address. */
export const StudyId = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });
/** An answer as JSON. */
export const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
