import type { Actor } from '../access/index.js';
import type { Lang, Translator } from '../i18n/index.js';

/** Something that waits for somebody. */
export interface Task {
  title: string;
  /** Of the title. */
  lang: Lang;
  /** Where it is done, below the language. */
  path: string;
  /** YYYY-MM-DD; null where no day is set. */
  due: string | null;
  /** Short facts: for which party, in which state. */
  meta: readonly string[];
  /** Everybody may know of it: a calendar feed names it. Where not, the feed says only that something is due. */
  open: boolean;
}

/** Tasks of one kind. */
export interface TaskGroup {
  /** For an anchor: lower case, digits and hyphens, one of its name on a page. */
  id: string;
  /** "Belarus: 12 commitments to answer" */
  heading: string;
  total: number;
  /** The first of them, the most pressing first. */
  tasks: readonly Task[];
  /** Where all of them are, below the language; null where these are all. */
  more: string | null;
}

export interface WaitRequest {
  actor: Actor;
  t: Translator;
  /** YYYY-MM-DD */
  today: string;
  /** Tasks of a group; 0 where only their number is wanted. */
  limit: number;
}

/** What waits for people in one module; what does not wait for the actor, or must not be known, is left out by it. */
export interface WaitProvider {
  /** Lower stands higher. */
  order: number;
  /** Groups without tasks are left out. */
  find: (request: WaitRequest) => Promise<readonly TaskGroup[]>;
}

/** Of all modules, in the order of the page. */
export async function findTasks(providers: readonly WaitProvider[], request: WaitRequest): Promise<TaskGroup[]> {
  if (request.actor.kind === 'public') return [];
  const groups: TaskGroup[] = [];
  for (const { find } of [...providers].sort((a, b) => a.order - b.order)) groups.push(...(await find(request)));
  return groups.filter(({ total }) => total > 0);
}
