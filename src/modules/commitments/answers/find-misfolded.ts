import type { Connection } from '../../../kernel/db/index.js';
import { readFolds } from '../store/answers.js';
import { foldVersions } from './answer.js';

/** Ids of answers that lists show otherwise than their versions say. */
export async function findMisfoldedAnswers(c: Connection): Promise<string[]> {
  const answers = await readFolds(c);
  return answers
    .filter(({ version, state, published, versions }) => {
      const folded = foldVersions(versions);
      return folded?.version !== version || folded.state !== state || folded.published !== published;
    })
    .map(({ id }) => id);
}
