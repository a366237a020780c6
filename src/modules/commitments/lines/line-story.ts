import type { Lang } from '../../../kernel/i18n/index.js';
import { type DateChange, type DateMention, dateChanges, strengthOf } from '../../documents/index.js';
import type { CommitmentAct } from '../commitment.js';
import { type LineTree, layOutTree } from './line-tree.js';
import type { Join } from './lines-of.js';
import { type Softening, softeningOf } from './softening.js';

/** A commitment of a line. */
export interface LineMember {
  id: string;
  documentId: string;
  act: CommitmentAct;
  addressees: readonly string[];
  dates: readonly DateMention[];
  /** Its clause in the languages of the texts at hand. */
  words: ReadonlyMap<Lang, string>;
}

/** A document of the thread, in the order of adoption (a draft before the text that it became). */
export interface LineDocument {
  id: string;
  year: number | null;
  draftOf: string | null;
  /** Whether its commitments are known: where they are not, nobody can say that it is silent. */
  known: boolean;
}

/** What became of a request on its way from one document to another. */
export interface LineStep {
  earlierId: string;
  laterId: string;
  force: Force;
  /** How the later act stands to the earlier one on the ladders of drafters; `different` where they share none. */
  act: 'same' | 'stronger' | 'weaker' | 'different';
  /** Words that take from a request, gone or new; null where no language is shared. */
  softening: (Softening & { lang: Lang }) | null;
  addressees: { gone: string[]; new: string[] };
  dates: DateChange[];
}

/** `mixed`: the act says one thing and the words another. `other`: the acts cannot be compared and the words say nothing. */
export type Force = 'stronger' | 'weaker' | 'kept' | 'mixed' | 'other';

export interface LineStory {
  /** The earliest member, of an adopted text where there is one. */
  first: { memberId: string; documentId: string; year: number | null };
  /** Documents that say it, in their order; drafts do not count. */
  saidIn: string[];
  /** Documents after the last one that says it, whose commitments are known and do not say it: there it was dropped. */
  droppedIn: string[];
  /** Such documents between the first and the last. */
  silentIn: string[];
  /** For each link that stands. */
  steps: LineStep[];
  tree: LineTree;
}

/**
 * The story of a request, told from its members (in time order) and the links between them. Pure.
 *
 * @param thread The documents that could have said it, in order.
 */
export function lineStory(
  members: readonly [LineMember, ...LineMember[]],
  links: readonly Join[],
  thread: readonly LineDocument[],
): LineStory {
  const documentOf = new Map(thread.map((document) => [document.id, document]));
  const isDraft = (member: LineMember) => (documentOf.get(member.documentId)?.draftOf ?? null) !== null;
  const first = members.find((member) => !isDraft(member)) ?? members[0];
  const said = new Set(members.filter((member) => !isDraft(member)).map((member) => member.documentId));
  const adopted = thread.filter((document) => document.draftOf === null);
  const places = adopted.flatMap(({ id }, at) => (said.has(id) ? [at] : []));
  const silent = (from: number, to: number) =>
    adopted.slice(from, to).flatMap(({ id, known }) => (known && !said.has(id) ? [id] : []));
  const [begin, end] = [places[0] ?? adopted.length, (places.at(-1) ?? adopted.length) + 1];
  const byId = new Map(members.map((member) => [member.id, member]));
  const standing = links.filter((link) => link.standing !== 'rejected');
  const steps = standing.flatMap((link): LineStep[] => {
    const [a, b] = [byId.get(link.earlierId), byId.get(link.laterId)];
    return a && b ? [stepOf(a, b)] : [];
  });
  const fromDraft = ({ earlierId }: Join) => members.some((member) => member.id === earlierId && isDraft(member));
  return {
    first: { memberId: first.id, documentId: first.documentId, year: documentOf.get(first.documentId)?.year ?? null },
    saidIn: adopted.flatMap(({ id }) => (said.has(id) ? [id] : [])),
    droppedIn: silent(end, adopted.length),
    silentIn: silent(begin, end),
    steps,
    tree: layOutTree(
      members.map((member) => member.id),
      [...standing.filter((link) => !fromDraft(link)), ...standing.filter(fromDraft)],
    ),
  };
}

/** What changed from one member to the next. */
export function stepOf(earlier: LineMember, later: LineMember): LineStep {
  const act = actChange(earlier.act, later.act);
  const softening = softeningBetween(earlier, later);
  return {
    earlierId: earlier.id,
    laterId: later.id,
    force: forceOf(act, softening),
    act,
    softening,
    addressees: {
      gone: earlier.addressees.filter((code) => !later.addressees.includes(code)),
      new: later.addressees.filter((code) => !earlier.addressees.includes(code)),
    },
    dates: dateChanges(earlier.dates, later.dates),
  };
}

function actChange(earlier: CommitmentAct, later: CommitmentAct): LineStep['act'] {
  if (earlier === later) return 'same';
  if (earlier === 'undertake' || later === 'undertake') return 'different';
  const [a, b] = [strengthOf(earlier), strengthOf(later)];
  if (!a || !b || a.ladder !== b.ladder) return 'different';
  return a.rung === b.rung ? 'same' : b.rung > a.rung ? 'stronger' : 'weaker';
}

/** The languages whose forms are surest come first. */
const LANGS_BY_FORMS: readonly Lang[] = ['en', 'fr', 'es', 'ru', 'zh', 'ar'];

function softeningBetween(earlier: LineMember, later: LineMember): LineStep['softening'] {
  for (const lang of LANGS_BY_FORMS) {
    const [before, now] = [earlier.words.get(lang), later.words.get(lang)];
    if (before !== undefined && now !== undefined) return { lang, ...softeningOf(before, now, lang) };
  }
  return null;
}

function forceOf(act: LineStep['act'], softening: LineStep['softening']): Force {
  if (act === 'different') return 'other';
  const [gone, fresh] = [softening?.gone.length ?? 0, softening?.new.length ?? 0];
  if (gone > 0 && fresh > 0) return 'mixed';
  const words = gone > 0 ? 'stronger' : fresh > 0 ? 'weaker' : 'kept';
  if (act === 'same') return words;
  return words === 'kept' || words === act ? act : 'mixed';
}
