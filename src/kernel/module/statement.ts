import type { Actor } from '../access/index.js';
import type { Lang } from '../i18n/index.js';

/**
 * What something said can be about: a commitment by its id, a measure of the Plan by its number, a target by its number, or the articles
 * of an instrument on one matter (`article/trafficking-protocol/protection`).
 */
export type Subject = `${'commitment' | 'measure' | 'target' | 'article'}/${string}`;

/** What a party said and stands by: never a draft. It is said once, and shown wherever its subjects are. */
export interface Statement {
  /** The same whenever it is asked for; other providers never give it. */
  id: string;
  /** Id of the party. */
  partyId: string;
  about: readonly Subject[];
  /** Plain text in the language of its author; paragraphs parted by an empty line. May be empty where only the fact counts. */
  words: string;
  lang: Lang;
  at: Date;
  /** Whether somebody else has reviewed it. */
  reviewed: boolean;
  source: {
    /** What it was said in, in the reader's language: "Call for input 2026, question 4". */
    name: string;
    /** Of its page, without the language: `/commitments/70-179-20/answers/BY`. */
    path: string;
  };
}

/** Of which subjects, by which parties; what is left out is not asked. */
export interface StatementQuery {
  about?: readonly Subject[];
  partyIds?: readonly string[];
}

/** How much a party said on a subject. */
export interface StatementCount {
  subject: Subject;
  partyId: string;
  statements: number;
  latest: Date;
}

/** A module in which parties say something. Both functions give only what the actor may see. */
export interface StatementProvider {
  /** The latest first, at most `limit`. */
  find: (actor: Actor, asked: StatementQuery & { limit: number }, lang: Lang) => Promise<Statement[]>;
  /** For whole tables of parties and subjects; one query, not one a cell. */
  count: (actor: Actor, asked: StatementQuery) => Promise<StatementCount[]>;
}

/** All of them as one: the latest first, and one count for a subject and a party. */
export function allStatements(providers: readonly StatementProvider[]): StatementProvider {
  return {
    async find(actor, asked, lang) {
      const found = await Promise.all(providers.map((one) => one.find(actor, asked, lang)));
      return found
        .flat()
        .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
        .slice(0, asked.limit);
    },
    async count(actor, asked) {
      const counts = (await Promise.all(providers.map((one) => one.count(actor, asked)))).flat();
      const together = new Map<string, StatementCount>();
      for (const one of counts) {
        const key = `${one.subject} ${one.partyId}`;
        const before = together.get(key);
        together.set(key, before === undefined ? one : added(before, one));
      }
      return [...together.values()];
    },
  };
}

function added(a: StatementCount, b: StatementCount): StatementCount {
  return {
    ...a,
    statements: a.statements + b.statements,
    latest: new Date(Math.max(a.latest.getTime(), b.latest.getTime())),
  };
}
