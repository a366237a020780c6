import type { ConcordanceModule, House } from '../../kernel/module/index.js';
import type { Records } from '../../kernel/work/index.js';

/**
 * What people say about records of all modules, to whom, and as far as they may see the record.
 * @param modules gives all modules of the program: they say which records there are.
 */
export function commentsModule(modules: () => readonly ConcordanceModule[]): ConcordanceModule {
  const recordsIn = async (house: House): Promise<Records> => {
    const { gatherWork } = await import('../../kernel/module/index.js');
    return (await gatherWork(house, modules())).records;
  };
  return {
    name: 'comments',
    messages: new URL('./messages/', import.meta.url),
    migrations: new URL('./migrations/', import.meta.url),
    pages: async (house) => (await import('./pages/index.js')).commentsPages(house, await recordsIn(house)),
    api: async (house) => (await import('./api.js')).commentsApi(house, await recordsIn(house)),
    recordSections: async (house) =>
      (await import('./pages/section.js')).commentsSection(house, await recordsIn(house)),
    notifies: async (house) => (await import('./work.js')).commentsNotify(house),
    // The records are gathered together with this: they are asked for when something is looked for.
    waits: async (house) => (await import('./work.js')).commentsWait(house, () => recordsIn(house)),
    permissions: async () => (await import('./matrix.js')).MATRIX,
    invariants: async () => (await import('./invariants.js')).commentInvariants,
    clears: async () => (await import('./clear-comments.js')).COMMENT_CLEARINGS,
    ownData: async () => (await import('./clear-comments.js')).COMMENTS_OWN_DATA,
    erases: async () => [(await import('./clear-comments.js')).COMMENT_ERASER],
  };
}
