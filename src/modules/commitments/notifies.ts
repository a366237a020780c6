import type { Action } from '../../kernel/audit/index.js';
import type { House } from '../../kernel/module/index.js';
import type { Notifying, Recipients, Told } from '../../kernel/work/index.js';
import { authorsOf } from './answers/answer.js';
import { findAnswersById, findVersions } from './store/answers.js';

/** Whom answers of parties concern: those who review what was stated, and those who stated it when it comes back. */
export function commitmentsNotify({ db }: House): Notifying[] {
  return [
    {
      topic: 'answers',
      label: 'commitments.answers.topic',
      verbs: [
        'commitments.state-answer',
        'commitments.return-answer',
        'commitments.review-answer',
        'commitments.withdraw-answer',
      ],
      tell: (action) => tellOfAnswer(db.connection, action),
    },
  ];
}

async function tellOfAnswer(c: Parameters<typeof findVersions>[0], action: Action): Promise<Told[]> {
  const [held] = await findAnswersById(c, [action.subject.id]);
  if (held === undefined) return [];
  const about = action.subject;
  const names = { party: { type: 'party', id: held.partyId } };
  const reviewers: Recipients = { permission: 'register.review' };
  const answerers: Recipients = { party: held.partyId, permission: 'register.answer' };
  switch (action.verb) {
    case 'commitments.state-answer':
      return [{ to: [reviewers], message: 'commitments.answers.told.stated', about, names }];
    case 'commitments.return-answer':
      return [{ to: [answerers, ...(await authors(c, held.id))], message: 'commitments.answers.told.returned', about }];
    case 'commitments.review-answer':
      return [
        {
          to: [answerers, ...(await authors(c, held.id))],
          message: 'commitments.answers.told.reviewed',
          about,
          // Once it is published everybody may know; whether it is, is asked of the record.
          open: true,
        },
      ];
    default:
      return [{ to: [reviewers], message: 'commitments.answers.told.withdrawn', about, names }];
  }
}

/** Whoever wrote in it last, also where the role for the party has changed since. */
async function authors(c: Parameters<typeof findVersions>[0], answerId: string): Promise<Recipients[]> {
  const versions = await findVersions(c, answerId);
  const before = versions.slice(0, versions.findLastIndex(({ state }) => state === 'stated') + 1);
  return [...authorsOf(before)].map((person) => ({ person }));
}
