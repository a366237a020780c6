import type { Reading } from '../src/modules/documents/reader/reading.js';
import type { Source } from '../src/modules/documents/reader/source.js';

const FIRST_VERB: Record<string, string> = {
  urges: 'urge',
  requests: 'request',
  invites: 'invite',
  decides: 'decide',
  recalls: 'recall',
  welcomes: 'welcome',
  encourages: 'encourage',
  calls: 'call_upon',
  notes: 'note',
  takes: 'take_note',
  expresses: 'express',
  reaffirms: 'reaffirm',
  stresses: 'stress',
};

/** What one gets from `^\d+\.` and nothing more: the reader that everyone writes first, to stand beside ours. */
export function readPlainly(source: Source, like: Reading): Reading {
  const blocks = source.text.split(/\n\s*\n/u).map((block) => block.replace(/\s+/gu, ' ').trim());
  const operative: Reading['operative'] = [];
  const preambular: Reading['preambular'] = [];
  for (const text of blocks) {
    const numbered = /^(\d+)\.\s*(.*)$/su.exec(text);
    const [, number, words] = numbered ?? [];
    if (number !== undefined && words !== undefined) {
      const verb = words.split(' ')[0] ?? '';
      const act = FIRST_VERB[verb.toLowerCase()];
      operative.push({
        ...EMPTY,
        n: Number(number),
        text: words,
        part: null,
        heading: null,
        acts: act ? [{ verb, act: act as 'urge', addressees: [], spans: [] }] : [],
        dates: [],
      });
    } else if (operative.length === 0 && text.endsWith(',')) {
      preambular.push({ ...EMPTY, n: preambular.length + 1, text, verb: text.split(' ')[0] ?? '' });
    }
  }
  return { ...like, preambular, operative, annexes: [], notes: [] };
}

const EMPTY = { eId: '', items: [], citations: [], footnotes: [], spans: [] };
