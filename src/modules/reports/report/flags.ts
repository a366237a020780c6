import { hashOf, type SentAnswer } from '../../reporting/index.js';
import type { Among, Block, Source } from './block.js';

/** What has become of the answers that a report stands on. Pure. */

/**
 * `withdrawn`: it counts no longer. `corrected`: a newer version says something else. `visibility`: others may see it now than then.
 * `not-public`: it is quoted, and no longer everybody's to read; nobody can stand by that. `more`: others have answered since it was counted.
 * `reissued`: the report that is referred to has a newer version.
 */
export const FLAG_KINDS = ['withdrawn', 'corrected', 'visibility', 'not-public', 'more', 'reissued'] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

export interface Flag {
  kind: FlagKind;
  /** Party of the answer; null where it is none of one answer. */
  party: string | null;
  /** How many more answered; 1 else. */
  n: number;
  /** Whether somebody may stand by the sentence as it is. */
  confirmable: boolean;
}

/** An answer that counts now; its value only where it had to be looked at. */
export type CurrentAnswer = Omit<SentAnswer, 'value'> & { value?: SentAnswer['value'] };

/** What counts now, as far as a report needs to know. */
export interface Now {
  /** By submission and question. */
  answers: ReadonlyMap<string, CurrentAnswer>;
  /** Parties that are States. */
  states: ReadonlySet<string>;
  /** Blocks of which it is known that nothing happened to any source, so that these were not read. */
  unchanged: ReadonlySet<string>;
  /** The latest version of reports that are referred to. */
  latest: ReadonlyMap<string, number>;
  /** Whether the report is of a group, whose people do not see what is confidential: of a quotation nobody can tell then whether it is withdrawn or hidden. */
  ofGroup: boolean;
}

export function answerKey(submission: string, question: string): string {
  return `${submission}/${question}`;
}

/** What happened to the sources of a block since it was written. */
export function flagsOf(block: Block, now: Now): Flag[] {
  const { body, sources } = block;
  if (body.kind === 'reuse') {
    const latest = now.latest.get(body.report) ?? body.version;
    return latest > body.version ? [{ kind: 'reissued', party: null, n: 1, confirmable: false }] : [];
  }
  if (!('asked' in body) || now.unchanged.has(block.id)) return [];
  const { question } = body.asked;
  // A map names each State that it shows, as a quotation does.
  const named = new Set(body.kind === 'map' ? body.marks.map(({ party }) => party) : []);
  const changed = sources.flatMap((source) => {
    const quoted = body.kind === 'passage' || named.has(source.party);
    return flagsOfSource(source, now.answers.get(answerKey(source.submission, question)), quoted, now.ofGroup);
  });
  const more = 'among' in body ? answeredSince(sources, question, body.among, now) : 0;
  return more === 0 ? changed : [...changed, { kind: 'more', party: null, n: more, confirmable: false }];
}

function flagsOfSource(source: Source, now: CurrentAnswer | undefined, quoted: boolean, ofGroup: boolean): Flag[] {
  const { party } = source;
  const flag = (kind: FlagKind, confirmable = true): Flag => ({ kind, party, n: 1, confirmable });
  if (quoted && (now === undefined ? ofGroup : now.audience !== 'public')) return [flag('not-public', false)];
  const state = stateOf(source, now);
  if (state === null || state === source.stoodBy) return [];
  if (now === undefined) return [flag('withdrawn')];
  const seen = now.audience === source.audience ? [] : [flag('visibility')];
  return saysOtherwise(source, now) ? [...seen, flag('corrected')] : seen;
}

/** What somebody stands by who stands by a sentence now; null where nothing has changed. */
export function stateOf(source: Source, now: CurrentAnswer | undefined): string | null {
  if (now === undefined) return 'withdrawn';
  return now.sha256 === source.sha256 ? null : now.sha256;
}

/** Whether the words themselves have changed, and not only who may read them. */
function saysOtherwise({ sha256, audience }: Source, now: CurrentAnswer): boolean {
  const { questionId, value, lang } = now;
  return value === undefined || hashOf({ questionId, value, lang, audience }) !== sha256;
}

/** How many have answered that were not counted. */
function answeredSince(sources: readonly Source[], question: string, among: Among, { answers, states }: Now): number {
  const counted = new Set(sources.map(({ submission }) => submission));
  let more = 0;
  for (const { questionId, submissionId, partyId } of answers.values())
    if (questionId === question && !counted.has(submissionId) && (among === 'all' || states.has(partyId))) more += 1;
  return more;
}
