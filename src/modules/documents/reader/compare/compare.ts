import type { Lang, Reading, Warning } from '../reading.js';
import { actChanges } from './act-changes.js';
import { alignByWords, type Group } from './align.js';
import { alignByStructure } from './align-structure.js';
import { CHANGE_KINDS, type Change, type ChangeKind, type Comparison, type Side, type Summary } from './comparison.js';
import { dateChanges } from './date-changes.js';
import { type Unit, unitsOf } from './paragraphs.js';
import { twinsAmong } from './twins.js';
import { changedWords, type Token, wordsOf } from './words.js';

/**
 * Compares two readings paragraph by paragraph: what was kept, reworded, moved, merged, split, what is gone and what is new; the
 * words changed; acts that became stronger or weaker and dates that moved. A paragraph that only has another number is kept.
 * Deterministic, no I/O; the time goes with the product of the paragraphs of both sides.
 */
export function compareReadings(old: Reading, now: Reading): Comparison {
  const byWords = old.document.lang === now.document.lang;
  const [before, after] = [unitsOf(old), unitsOf(now)];
  const groups = byWords ? alignByWords(before, after) : alignByStructure(before, after);
  const changes = inReadingOrder(groups, before, after).map((group) => changeOf(group, byWords));
  return {
    schema: 'concordance.compare/1',
    old: sideOf(old),
    new: sideOf(now),
    comparedBy: byWords ? 'words' : 'structure',
    summary: summarize(changes, byWords ? now.document.lang : null),
    changes,
    twins: { old: twinsAmong(before), new: twinsAmong(after) },
    warnings: byWords ? [] : [differentLanguages(old, now)],
  };
}

function sideOf({ document, source }: Reading): Side {
  const { symbol, status, lang, title, adopted } = document;
  return { symbol, status, lang, title, adopted, sha256: source.sha256 };
}

function differentLanguages(old: Reading, now: Reading): Warning {
  return {
    code: 'different-languages',
    text: `The texts are in different languages (${old.document.lang}, ${now.document.lang}): paragraphs are paired by number, citations and acts, and no words are compared.`,
    span: null,
  };
}

function changeOf(group: Group, byWords: boolean): Change {
  const all = <T>(units: readonly Unit[], of: (unit: Unit) => T[]) => units.flatMap(of);
  const kind = kindOf(group, byWords);
  const bothSides = group.old.length > 0 && group.new.length > 0;
  const cited = { old: all(group.old, (unit) => unit.citations), new: all(group.new, (unit) => unit.citations) };
  return {
    kind,
    old: group.old.map((unit) => unit.ref),
    new: group.new.map((unit) => unit.ref),
    similarity: Math.round(group.similarity * 1000) / 1000,
    words: byWords && bothSides && kind !== 'kept' ? changedWords(tokensOf(group.old), tokensOf(group.new)) : [],
    acts: bothSides
      ? actChanges(
          all(group.old, (unit) => unit.acts),
          all(group.new, (unit) => unit.acts),
        )
      : [],
    dates: bothSides
      ? dateChanges(
          all(group.old, (unit) => unit.dates),
          all(group.new, (unit) => unit.dates),
        )
      : [],
    citations: {
      gone: bothSides ? [...new Set(cited.old.filter((citation) => !cited.new.includes(citation)))] : [],
      new: bothSides ? [...new Set(cited.new.filter((citation) => !cited.old.includes(citation)))] : [],
    },
  };
}

/** Words of several paragraphs in a row, a line each. */
function tokensOf(units: readonly Unit[]): Token[] {
  return units.flatMap(({ tokens }, i) => {
    const last = tokens.at(-1);
    return i < units.length - 1 && last ? [...tokens.slice(0, -1), { ...last, text: `${last.text}\n` }] : tokens;
  });
}

function kindOf(group: Group, byWords: boolean): ChangeKind {
  const [a, b] = [group.old[0], group.new[0]];
  if (!a) return 'new';
  if (!b) return 'gone';
  if (group.old.length > 1) return 'merged';
  if (group.new.length > 1) return 'split';
  if (group.moved) return 'moved';
  return !byWords || a.saying === b.saying ? 'kept' : 'reworded';
}

/** The order of the new text; a paragraph that is gone comes after the one that stood before it. */
function inReadingOrder(groups: readonly Group[], before: readonly Unit[], after: readonly Unit[]): Group[] {
  const byOld = new Map(groups.flatMap((group) => group.old.map((unit) => [unit, group] as const)));
  const byNew = new Map(groups.flatMap((group) => group.new.map((unit) => [unit, group] as const)));
  const ordered: Group[] = [];
  const placed = new Set<Group>();
  const place = (group: Group | undefined) => {
    if (!group || placed.has(group)) return;
    placed.add(group);
    ordered.push(group);
  };
  const followers = new Map<Group | null, Group[]>();
  let last: Group | null = null;
  for (const unit of before) {
    const group = byOld.get(unit);
    if (!group) continue;
    if (group.new.length > 0) {
      if (!group.moved) last = group;
    } else followers.set(last, [...(followers.get(last) ?? []), group]);
  }
  for (const gone of followers.get(null) ?? []) place(gone);
  for (const unit of after) {
    const group = byNew.get(unit);
    place(group);
    for (const gone of followers.get(group ?? null) ?? []) place(gone);
  }
  return ordered;
}

/** Without a language no words are counted. */
function summarize(changes: readonly Change[], lang: Lang | null): Summary {
  const kinds = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  const summary: Summary = {
    paragraphs: kinds,
    words: { gone: 0, new: 0 },
    acts: { stronger: 0, weaker: 0, different: 0, addressees: 0, new: 0, gone: 0 },
    dates: { later: 0, earlier: 0, 'more-often': 0, 'less-often': 0, different: 0, new: 0, gone: 0 },
  };
  const count = (text: string) => (lang ? wordsOf(text, lang).filter((word) => word.isWord).length : 0);
  for (const change of changes) {
    summary.paragraphs[change.kind]++;
    for (const run of change.words) if (run.change !== 'same') summary.words[run.change] += count(run.text);
    if (change.kind === 'gone') for (const ref of change.old) summary.words.gone += count(ref.text);
    if (change.kind === 'new') for (const ref of change.new) summary.words.new += count(ref.text);
    for (const act of change.acts) summary.acts[act.change]++;
    for (const date of change.dates) summary.dates[date.change]++;
  }
  return summary;
}
