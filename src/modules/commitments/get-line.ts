import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { LANGS, type Lang } from '../../kernel/i18n/index.js';
import { changedWords, type WordRun, wordsOf } from '../documents/index.js';
import { type LineMember, type LineStep, type LineStory, lineStory } from './lines/line-story.js';
import { may, seesHidden } from './policy.js';
import { Refusal } from './refusal.js';
import { findCommitment } from './store/commitments.js';
import {
  type LineRow,
  type Link,
  readLine,
  readLinks,
  readMembersById,
  readThreadDocuments,
  type ThreadRow,
} from './store/line.js';

/** A link with what changed from the one end to the other. */
export interface LineLink extends Link {
  step: LineStep;
  /** The words of both ends in one row and the language they are in; null where they share none. */
  words: { lang: Lang; runs: WordRun[] } | null;
}

/** A request through the years. */
export interface Line {
  id: string;
  /** The commitment that was asked for. */
  key: string;
  /** In the order of time, itself among them. */
  members: LineRow[];
  /** Links that stand, in the order of their later ends. */
  links: LineLink[];
  /** Links that a person rejected, with the commitment at the other end. */
  cut: { link: Link; earlier: LineRow; later: LineRow }[];
  /** Commitments of the same document that nearly say the same as a member, with the link between them. */
  twins: { link: Link; first: LineRow; second: LineRow }[];
  story: LineStory;
  /** The documents that the story speaks of, by id. */
  documents: ReadonlyMap<string, ThreadRow>;
}

/**
 * The line of a commitment: who says it, since when, and what changed on the way. `lang`: the language in which words are compared
 * where the texts have it.
 *
 * @throws Refusal `no-such-commitment`.
 */
export async function getLine(db: Database, actor: Actor, key: string, lang: Lang): Promise<Line> {
  const c = db.connection;
  const commitment = await findCommitment(c, { key });
  if (commitment === null || !may(actor, 'read', 'commitment', commitment)) throw new Refusal('no-such-commitment');
  const seen = (rows: LineRow[]) => rows.filter((row) => may(actor, 'read', 'commitment', row));
  const members = seen(await readLine(c, commitment.lineId));
  const ids = members.map(({ id }) => id);
  const links = await readLinks(c, ids);
  const outside = links.flatMap(({ earlierId, laterId }) => [earlierId, laterId]).filter((id) => !ids.includes(id));
  const others = seen(await readMembersById(c, [...new Set(outside)]));
  const thread = await readThreadDocuments(
    c,
    [...new Set(members.map(({ document }) => document.id))],
    seesHidden(actor),
  );
  const [first, ...rest] = members.map(memberOf);
  if (first === undefined) throw new Refusal('no-such-commitment');
  const known = new Map([...members, ...others].map((row) => [row.id, row]));
  const standing = links.filter(({ kind, standing: stands }) => kind === 'line' && stands !== 'rejected');
  const story = lineStory([first, ...rest], standing, thread);
  return {
    id: commitment.lineId,
    key,
    members,
    links: linksOf(standing, story, known, lang),
    cut: ends(
      links.filter(({ kind, standing: stands }) => kind === 'line' && stands === 'rejected'),
      known,
    ).map(([link, earlier, later]) => ({ link, earlier, later })),
    twins: ends(
      links.filter(({ kind }) => kind === 'twin'),
      known,
    ).map(([link, one, other]) => ({
      link,
      first: one,
      second: other,
    })),
    story,
    documents: new Map(thread.map((document) => [document.id, document])),
  };
}

/** What the story of a line needs of one of its commitments. */
export function memberOf({ id, document, act, addressees, dates, wordings }: LineRow): LineMember {
  const words = new Map(
    LANGS.flatMap((lang) => (wordings[lang] === undefined ? [] : [[lang, wordings[lang]] as const])),
  );
  return { id, documentId: document.id, act, addressees, dates, words };
}

function ends(links: readonly Link[], known: ReadonlyMap<string, LineRow>): [Link, LineRow, LineRow][] {
  return links.flatMap((link): [Link, LineRow, LineRow][] => {
    const [earlier, later] = [known.get(link.earlierId), known.get(link.laterId)];
    return earlier && later ? [[link, earlier, later]] : [];
  });
}

/** In the order of the tree: by the place of the later end, then of the earlier one. */
function linksOf(
  links: readonly Link[],
  story: LineStory,
  known: ReadonlyMap<string, LineRow>,
  lang: Lang,
): LineLink[] {
  const row = new Map(story.tree.nodes.map((node) => [node.id, node.row]));
  const steps = new Map(story.steps.map((step) => [`${step.earlierId} ${step.laterId}`, step]));
  return ends(links, known)
    .flatMap(([link, earlier, later]): LineLink[] => {
      const step = steps.get(`${link.earlierId} ${link.laterId}`);
      return step ? [{ ...link, step, words: wordsBetween(earlier, later, lang) }] : [];
    })
    .sort(
      (a, b) =>
        (row.get(a.laterId) ?? 0) - (row.get(b.laterId) ?? 0) ||
        (row.get(a.earlierId) ?? 0) - (row.get(b.earlierId) ?? 0),
    );
}

function wordsBetween(earlier: LineRow, later: LineRow, lang: Lang): LineLink['words'] {
  for (const one of [lang, 'en' as const, ...LANGS]) {
    const [before, now] = [earlier.wordings[one], later.wordings[one]];
    if (before !== undefined && now !== undefined)
      return { lang: one, runs: changedWords(wordsOf(before, one), wordsOf(now, one)) };
  }
  return null;
}
