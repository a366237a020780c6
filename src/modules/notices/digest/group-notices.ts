import type { SeenRecord } from '../../../kernel/work/index.js';
import type { Notice } from '../notice.js';

/** What of a digest may be said in words, and what only counted. Pure. */

export interface DigestTopic {
  topic: string;
  /** Said in words, the newest first. */
  told: Notice[];
  /** Of how many others the mail says only that they wait. */
  waiting: number;
}

/**
 * By topic, in the order of the first of each. Only what everybody may know is told: the act is open, and so is the record and every other
 * that the sentence names. What the reader sees no more is in neither part.
 *
 * @param sees the record as the reader sees it now; null where they do not.
 */
export function groupNotices(notices: readonly Notice[], sees: (notice: Notice) => SeenRecord[] | null): DigestTopic[] {
  const topics = new Map<string, DigestTopic>();
  for (const notice of notices) {
    const seen = sees(notice);
    if (seen === null) continue;
    const topic = topics.get(notice.topic) ?? { topic: notice.topic, told: [], waiting: 0 };
    topics.set(notice.topic, topic);
    if (notice.open && seen.every(({ open }) => open)) topic.told.push(notice);
    else topic.waiting += 1;
  }
  return [...topics.values()];
}
