import { Notice, Undo, useFrame } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';

/** What the last answer to suggestions did, carried in the address: how many, how many others were quicker with, and when. */
export interface GivenAnswer {
  decided: number;
  left: number;
  /** Milliseconds, by which it is taken back; null where nothing was decided. */
  at: string | null;
  /** An answer was sent for those ticked, and none was. */
  nothingTicked: boolean;
}

const MOMENT = /^\d{1,15}$/u;

export function answerIn({ searchParams }: URL): GivenAnswer {
  const number = (name: string) => Number(/^\d{1,4}$/u.exec(searchParams.get(name) ?? '')?.[0] ?? 0);
  const at = MOMENT.exec(searchParams.get('at') ?? '')?.[0] ?? null;
  return { decided: number('decided'), left: number('left'), at, nothingTicked: searchParams.get('ticked') === '0' };
}

export function answerAsQuery({ decided, left, at }: { decided: number; left: number; at: Date }): string {
  return new URLSearchParams({
    decided: String(decided),
    left: String(left),
    at: String(at.getTime()),
  }).toString();
}

/** The moment of the answer that is to be taken back. @throws Refusal `nothing-to-undo`. */
export function momentIn({ at }: Record<string, unknown>): Date {
  const moment = new Date(typeof at === 'string' && MOMENT.test(at) ? Number(at) : Number.NaN);
  if (Number.isNaN(moment.getTime())) throw new Refusal('nothing-to-undo');
  return moment;
}

export function AnswerNotice({ done, action }: { done: GivenAnswer; action: string }) {
  const { t } = useFrame();
  return (
    <>
      {done.decided > 0 && done.at !== null ? (
        <Undo action={action} values={{ at: done.at }}>
          {t('commitments.suggestion.done', { n: done.decided })}
        </Undo>
      ) : null}
      {done.left > 0 ? (
        <Notice>
          <p>{t('commitments.suggestion.left', { n: done.left })}</p>
        </Notice>
      ) : null}
      {done.nothingTicked ? (
        <Notice kind="due">
          <p>{t('commitments.suggestion.nothing-ticked')}</p>
        </Notice>
      ) : null}
    </>
  );
}
