import type { Context } from 'hono';
import { type PageEnv, Problem } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { FormErrors } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';

/** The sentence of a refusal in the reader's language. */
export function refusalSentence(t: Translator, refusal: Refusal): string {
  return t(`reporting.refusal.${refusal.code}`, refusal.values);
}

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem({
    status: refusal.status,
    code: `reporting.${refusal.code}`,
    text: `reporting.refusal.${refusal.code}`,
    values: refusal.values,
  });
}

/** What a page says of what was just tried and refused: beside a field, or above all of them; what was typed stays. */
export interface Refused {
  errors: FormErrors;
  notice: string | null;
  typed: Readonly<Record<string, string>>;
}

export const NOTHING_REFUSED: Refused = { errors: {}, notice: null, typed: {} };

/** The fields of a form that hold text. */
export type Sent = Readonly<Record<string, string>>;

export async function sentIn(c: Context<PageEnv>): Promise<Sent> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** All values of a field that may be there several times. */
export async function valuesIn(c: Context<PageEnv>, name: string): Promise<string[]> {
  const value = (await c.req.parseBody({ all: true }))[name];
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

/** Does what a form asks for, then goes on; a refusal comes back on the page, with what was typed. */
export async function attempt(
  c: Context<PageEnv>,
  typed: Sent,
  work: () => Promise<string>,
  again: (refused: Refused) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return c.redirect(await work(), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    const sentence = refusalSentence(c.var.t, error);
    const beside = error.field === null ? {} : { [error.field]: sentence };
    return again({ errors: beside, notice: error.field === null ? sentence : null, typed });
  }
}

/** A count that a form carries; one that is none is that of nobody. */
export function countIn(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : -1;
}
