import * as z from 'zod';

const KeptHead = z.object({
  day: z.iso.date(),
  position: z.number().int().min(0),
  hash: z.string().regex(/^[\da-f]{64}$/),
  publicKey: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});

/** A head that somebody kept, as `headRecord` writes it. @returns undefined where the text holds none. */
export function readKeptHead(text: string): z.infer<typeof KeptHead> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return KeptHead.safeParse(value).data;
}
