import { z } from 'zod';
import { loadFile } from '../../kernel/files/index.js';
import type { JobHandler } from '../../kernel/jobs/index.js';
import { finishImport } from './finish-import.js';
import type { ReaderPool } from './reader-pool.js';
import { findImport } from './store/imports.js';

const payloadShape = z.object({ importId: z.string() });

/**
 * The job `documents.read-text`: reads a brought file outside of any transaction, then writes everything and ends the job in one.
 * A crash before that leaves nothing but the bytes and the waiting job, which runs again; a crash after it leaves all.
 */
export function readTextJob(pool: ReaderPool): JobHandler {
  return {
    options: { resumable: true, attempts: 3 },
    run: async (job) => {
      const { importId } = payloadShape.parse(job.payload);
      const found = await findImport(job.db.connection, importId);
      if (found === null || found.state !== 'waiting') return { importId };
      await job.progress({ done: 0, total: 2, message: 'documents.progress.reading' });
      const bytes = await loadFile(job.db.connection, found.fileSha256);
      const outcome = await pool.read(
        { bytes, name: found.fileName, lang: found.lang ?? undefined, symbol: found.symbol ?? undefined },
        job.signal,
      );
      await job.progress({ done: 1, total: 2, message: 'documents.progress.writing' });
      return job.finish(async (c) => ({ importId, ...(await finishImport(c, importId, outcome)) }));
    },
  };
}
