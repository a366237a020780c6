import type { Translator } from '../i18n/index.js';
import type { Problem } from './problem.js';

const KINDS = {
  400: 'bad-request',
  401: 'step-up',
  403: 'forbidden',
  404: 'not-found',
  405: 'method',
  413: 'too-large',
  429: 'too-many',
  503: 'unavailable',
  507: 'disk-full',
} as const;

/** The short name of a status in the language: "No such page". */
export function titleOf(t: Translator, status: number): string {
  const kind = status in KINDS ? KINDS[status as keyof typeof KINDS] : status < 500 ? 'bad-request' : 'failed';
  return t(`http.${kind}.title`);
}

/** A problem as RFC 9457 has it. */
export function problemDetails(problem: Problem, t: Translator, requestId: string) {
  return {
    type: `urn:concordance:problem:${problem.code}`,
    title: titleOf(t, problem.status),
    status: problem.status,
    detail: t(problem.text, problem.values),
    instance: `urn:uuid:${requestId}`,
    code: problem.code,
  };
}
