import { dayOf } from '../../kernel/calendar/index.js';
import { formatDate, type Translator } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Task, TaskGroup, WaitProvider, WaitRequest } from '../../kernel/work/index.js';
import { partyName } from '../parties/index.js';
import type { AnswerState } from './answers/answer.js';
import { findToReview, findUnanswered, type WaitingForParty, type WaitingForReview } from './answers/find-waiting.js';
import { countWaiting } from './count-waiting.js';
import type { ListedCommitment } from './find-commitments.js';
import { shortened } from './pages/parts.js';
import { commitmentName } from './pages/words.js';
import { may } from './policy.js';
import { listImports } from './store/imports.js';

/** What waits in the register: answers to give, to review, sheets and suggestions to decide. */
export function commitmentsWait(house: House): WaitProvider[] {
  return [
    { order: 10, find: (request) => answersWait(house, request) },
    { order: 30, find: (request) => decisionsWait(house, request) },
  ];
}

async function answersWait({ db }: House, { actor, t, today, limit }: WaitRequest): Promise<TaskGroup[]> {
  const scene = { today, lang: t.lang };
  const page = { offset: 0, limit };
  const [unanswered, review] = [
    await findUnanswered(db, actor, page, scene),
    await findToReview(db, actor, page, scene),
  ];
  return [
    ...unanswered.map((waiting) => unansweredGroup(t, waiting)),
    ...(review === null ? [] : [reviewGroup(t, review)]),
  ];
}

function unansweredGroup(t: Translator, { party, total, rows }: WaitingForParty): TaskGroup {
  return {
    id: `answers-${party.code.toLowerCase()}`,
    heading: t('commitments.answers.waiting.party', { party: partyName(t, party), n: total }),
    total,
    more: '/answers',
    tasks: rows.map(({ commitment, state }) => ({
      ...taskOf(t, commitment, party.code, state === null ? '/state' : ''),
      due: commitment.next?.window.to ?? null,
      meta: [stateWord(t, state)],
    })),
  };
}

function reviewGroup(t: Translator, { total, rows }: WaitingForReview): TaskGroup {
  return {
    id: 'answers-to-review',
    heading: t('commitments.answers.waiting.review', { n: total }),
    total,
    more: '/answers#to-review',
    tasks: rows.map(({ answer, commitment, party }) => ({
      ...taskOf(t, commitment, party.code),
      due: null,
      meta: [partyName(t, party), stateWord(t, answer.state)],
      // That a party has stated something is nobody else's business before it is reviewed.
      open: false,
    })),
  };
}

function taskOf(
  t: Translator,
  commitment: ListedCommitment,
  code: string,
  below = '',
): Pick<Task, 'title' | 'lang' | 'path' | 'open'> {
  const { text, lang } = commitmentName(t, commitment);
  return {
    title: shortened(text),
    lang,
    path: `/commitments/${commitment.key}/answers/${code}${below}`,
    open: commitment.shown && commitment.document.shown,
  };
}

function stateWord(t: Translator, state: AnswerState | null): string {
  return state === null ? t('commitments.answers.standing.none') : t(`commitments.answers.state.${state}`);
}

const MOST_IMPORTS = 50;

async function decisionsWait({ db }: House, { actor, t }: WaitRequest): Promise<TaskGroup[]> {
  const waiting = await countWaiting(db, actor);
  const group = (id: string, heading: string, total: number, more: string): TaskGroup => ({
    id,
    heading,
    total,
    tasks: [],
    more,
  });
  const groups: TaskGroup[] = [];
  if (waiting !== null) {
    const { suggestions, differences, links } = waiting;
    groups.push(
      group(
        'suggestions',
        t('commitments.home.suggestions', { n: suggestions }),
        suggestions,
        '/commitments/suggestions',
      ),
      group(
        'differences',
        t('commitments.home.differences', { n: differences }),
        differences,
        '/commitments/differences',
      ),
      group('links', t('commitments.waiting.links', { n: links }), links, '/commitments/suggestions/lines'),
    );
  }
  if (may(actor, 'write', 'import', {})) {
    const sheets = (await listImports(db.connection, MOST_IMPORTS)).filter(({ state }) => state === 'compared');
    groups.push({
      id: 'sheets',
      heading: t('commitments.waits.sheets', { n: sheets.length }),
      total: sheets.length,
      more: null,
      tasks: sheets.map(({ id, file_name, begun_at }) => ({
        title: file_name,
        lang: t.lang,
        path: `/commitments/import/${id}`,
        due: null,
        meta: [t('commitments.waits.sheet-day', { day: formatDate(t.lang, dayOf(begun_at)) })],
        open: false,
      })),
    });
  }
  return groups;
}
