import { z } from 'zod';

/**
 * A backup is gzip over lines of JSON: the manifest; for each table a line that names it and its rows, each an array of the text
 * forms of its values; and a last line with the number of lines and the SHA-256 of all bytes before it. Text forms are the same on
 * both engines and lose nothing.
 */
export const FORMAT = 'concordance.backup/1';

export const manifestShape = z.object({
  format: z.literal(FORMAT),
  made: z.iso.datetime(),
  /** Version of the program. */
  program: z.string(),
  engine: z.enum(['pglite', 'postgres']),
  migrations: z.array(
    z.object({ module: z.string(), name: z.string(), sha256: z.string(), applied: z.iso.datetime() }),
  ),
  tables: z.array(z.object({ table: z.string(), columns: z.array(z.string()).min(1), rows: z.int().min(0) })),
});

export type Manifest = z.infer<typeof manifestShape>;

export const tableLineShape = z.strictObject({ table: z.string() });
export const rowShape = z.array(z.string().nullable());
export const endShape = z.strictObject({ end: z.literal(true), lines: z.int(), sha256: z.string() });

export type BackupRow = z.infer<typeof rowShape>;
