import type { ActCode, Lang } from '../reading.js';
import { type ActWords, actWords, type VerbEntry } from './act-words.js';
import { addresseesOf, hasAddressee } from './addressees.js';
import { fold } from './fold.js';
import { type Lead, readLead } from './lead.js';
import { type Found, wordStarts } from './phrase.js';
import { inside, quotedRanges } from './scope.js';
import type { AnnotateInput, FoundAct } from './types.js';

/** Acts that ask somebody for something. */
export const DIRECTIVE: ReadonlySet<ActCode> = new Set([
  'authorize',
  'call_for',
  'call_upon',
  'demand',
  'encourage',
  'invite',
  'invite_again',
  'recommend',
  'request',
  'request_again',
  'urge',
]);

/** Verbs that States and agencies also do: inside what somebody is asked they are not the organ's. */
const WORLDLY: ReadonlySet<ActCode> = new Set([
  'adopt',
  'affirm',
  'authorize',
  'commend',
  'condemn',
  'deplore',
  'endorse',
  'express',
  'express_support',
  'other',
  'recognize',
  'stress',
  'call_for',
  'demand',
  'recommend',
]);

/** How far back a sentence is looked for. */
const SENTENCE = 1500;

interface Candidate {
  verb: Found<VerbEntry>;
  lead: Lead;
  to: number;
}

/** All main-clause acts of the organ in a paragraph, in order, with who is asked. */
export function findActs(input: AnnotateInput): FoundAct[] {
  const folded = fold(input.text);
  const words = actWords(input.lang);
  const accepted = candidates(input, folded, words);
  const acts: FoundAct[] = [];
  accepted.forEach((candidate, i) => {
    const { verb, lead } = candidate;
    const end = accepted[i + 1]?.lead.border ?? folded.length;
    const addressees = addresseesOf({
      input,
      folded,
      act: verb.value.act,
      from: verb.to,
      end,
      lead: lead.from,
      object: lead.object ?? suffixObject(folded, verb.to, input.lang),
      before: acts,
    });
    acts.push({
      verb: input.text.slice(lead.from, verb.to),
      act: verb.value.act,
      addressees,
      span: [lead.from, verb.to],
    });
  });
  return acts;
}

/** Arabic writes the pronoun at the verb's end: تدعوه, تشجعهم. */
function suffixObject(folded: string, end: number, lang: Lang): 'one' | 'many' | null {
  if (lang !== 'ar') return null;
  const ending = /(?:تدعو|يدعو|تشجع|يشجع|تحث|يحث)(ها|هم|ه)$/.exec(folded.slice(Math.max(0, end - 10), end))?.[1];
  return ending ? (ending === 'هم' ? 'many' : 'one') : null;
}

function candidates(input: AnnotateInput, folded: string, words: ActWords): Candidate[] {
  const quoted = quotedRanges(input.text);
  const accepted: Candidate[] = [];
  /** Where a verb of somebody else ended last: what "and" joins to it is theirs as well. */
  let theirs = -1;
  let declaring = false;
  let read = 0;
  for (const at of wordStarts(folded, input.lang)) {
    if (at < read) continue;
    if (input.lang === 'en') {
      if (declaring && /\n|\. /.test(folded.slice(read, at))) declaring = false;
      if (words.we.at(folded, at) && opensClause(folded, at, words)) declaring = true;
      read = at;
    }
    const verb = words.verbs.at(folded, at);
    if (!verb || inside(quoted, at)) continue;
    const lead = readLead(folded, at, words);
    const candidate = { verb, lead, to: verb.to };
    if (isMain(candidate, accepted, { input, folded, words, theirs, declaring })) {
      accepted.push(candidate);
      read = verb.to;
    } else if (verb.value.person === 'third' || input.lang !== 'en') {
      theirs = verb.to;
    }
  }
  return accepted;
}

function opensClause(folded: string, at: number, words: ActWords): boolean {
  return readLead(folded, at, words).kind !== 'none';
}

interface Scene {
  input: AnnotateInput;
  folded: string;
  words: ActWords;
  theirs: number;
  declaring: boolean;
}

function isMain(candidate: Candidate, accepted: readonly Candidate[], scene: Scene): boolean {
  const { lead, verb } = candidate;
  const { input, folded } = scene;
  if (verb.value.person === 'plan') return input.kind === 'annex' && lead.kind === 'start';
  if (lead.kind === 'none') return input.lang === 'zh' && followsWe(candidate, accepted, folded);
  if (input.lang === 'en' && verb.value.person === 'first') return isDeclared(candidate, accepted, scene);
  if (
    input.lang === 'zh' &&
    verb.value.person === 'first' &&
    !/(^|[。\n])[^。\n]{0,12}我们[^。\n]*$/.test(folded.slice(Math.max(0, verb.from - 900), verb.from))
  )
    return false;
  if (lead.kind === 'start' || lead.kind === 'sentence' || lead.kind === 'we') return true;
  const previous = accepted.at(-1);
  if (lead.kind === 'line')
    return !bareStem(input.lang) || !previous || folded.lastIndexOf('\n', previous.verb.from) >= 0;
  if (!previous) return lead.kind !== 'and';
  if (
    lead.kind === 'and' &&
    scene.theirs > previous.to &&
    scene.theirs <= lead.border &&
    !/[,;،，；]/.test(folded.slice(scene.theirs, lead.border))
  )
    return false;
  return !bareStem(input.lang) || isOrgans(candidate, previous, scene);
}

/** Chinese puts who "we" are between 我们 and the verb, without a comma. */
function followsWe({ lead }: Candidate, accepted: readonly Candidate[], folded: string): boolean {
  const before = folded.slice(Math.max(0, lead.from - 40), lead.from);
  if (!before.includes('我们')) return false;
  const we = /(?:^|[。\n])我们[^，。；：]{1,30}$/.exec(before);
  return we !== null && lead.from - before.length + we.index >= (accepted.at(-1)?.to ?? 0);
}

/** Languages whose verbs look the same when the addressee is to do it: Chinese always, Arabic after "أن". */
function bareStem(lang: Lang): boolean {
  return lang === 'zh' || lang === 'ar';
}

/** Whether a verb after a comma or "and" is the organ's, where form does not tell. */
function isOrgans({ lead, verb }: Candidate, previous: Candidate, { input, folded }: Scene): boolean {
  if (folded.slice(previous.to, lead.border).trim() === '') return true;
  const asked = DIRECTIVE.has(previous.verb.value.act) || previous.verb.value.act === 'decide';
  const act = verb.value.act;
  if (input.lang === 'zh' && lead.kind === 'and' && !/^(以及|此外|因此|同时)/.test(folded.slice(lead.border)))
    return false;
  if (DIRECTIVE.has(act)) {
    if (refersBack(folded, verb.to, input.lang)) return false;
    return !asked || hasAddressee(input, folded, verb.to);
  }
  if (!asked) return true;
  if (WORLDLY.has(act)) return lead.adverb && lead.kind !== 'and';
  return lead.kind !== 'and' || lead.adverb || lead.connective;
}

/** "these organizations" whom the addressee works with: the addressee is to invite them, not the organ. */
function refersBack(folded: string, at: number, lang: Lang): boolean {
  const next = folded.slice(at, at + 24).trimStart();
  return lang === 'zh'
    ? /^(这些|此类|这类|上述)(组织|机构|实体|行为|团体|国家)|^其(他|它)?(加入|参加)/.test(next)
    : /^ ?(هذه|تلك) (المنظمات|الهيئات|الوكالات|الجهات)/.test(next);
}

/** English bare verbs are the organ's after "we" only, and where a list of them goes on. */
function isDeclared(
  { lead, verb }: Candidate,
  accepted: readonly Candidate[],
  { folded, declaring, input }: Scene,
): boolean {
  if (
    input.lang === 'zh' &&
    verb.value.person === 'first' &&
    !/(^|[。\n])[^。\n]{0,12}我们[^。\n]*$/.test(folded.slice(Math.max(0, verb.from - 900), verb.from))
  )
    return false;
  if (lead.kind === 'start' || lead.kind === 'line')
    return input.kind === 'annex' && DIRECTIVE_OR_STATED.has(verb.value.act);
  if (lead.kind === 'we') return true;
  if (!declaring) return false;
  const before = folded.slice(Math.max(0, lead.border - SENTENCE), lead.border);
  const sentence = before.slice(Math.max(before.lastIndexOf('. ') + 1, before.lastIndexOf('\n') + 1));
  if (/^[\s\S]{0,60}?\bwe,[^,]{0,120},$/.test(sentence)) return true;
  const previous = accepted.at(-1);
  if (!previous || !takesObject(folded, verb.to)) return false;
  if (lead.kind === 'comma' || lead.kind === 'comma-and') return true;
  return lead.kind === 'and' && !/\bto\b/.test(folded.slice(previous.to, lead.border));
}

const DIRECTIVE_OR_STATED: ReadonlySet<ActCode> = new Set([
  ...DIRECTIVE,
  'condemn',
  'reaffirm',
  'recognize',
  'stress',
  'take_note',
  'express_support',
  'recall',
  'welcome',
  'decide',
  'affirm',
  'note',
  'commend',
]);

const OBJECT =
  /^[ ,]+(?:the|our|that|all|its|their|a|an|any|each|with|upon|on|for|of|to|in|further|it|them|those|these|member|states|governments|businesses|solidarity|full|international|strong|deep|serious|cooperation|continued|enhance|concern|also|promote|provide|and|every|no|new|regional|and)\b/;

function takesObject(folded: string, at: number): boolean {
  return OBJECT.test(folded.slice(at, at + 40));
}
