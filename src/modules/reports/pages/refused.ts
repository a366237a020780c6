import type { Context } from 'hono';
import { type PageEnv, Problem } from '../../../kernel/http/index.js';
import type { FormErrors } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';

/** A refusal as the answer to a request, to people and to programs. */
export function refusalProblem({ status, code, values }: Refusal): Problem {
  return new Problem({ status, code: `reports.${code}`, text: `reports.refusal.${code}`, values });
}

/** What a page says of what was just tried and refused; what was typed stays. */
export interface Refused {
  errors: FormErrors;
  notice: string | null;
  typed: Readonly<Record<string, string>>;
}

export const NOTHING_REFUSED: Refused = { errors: {}, notice: null, typed: {} };

/** The fields of a form that hold text, and all values of those that may be there several times. */
export interface Sent {
  fields: Readonly<Record<string, string>>;
  all: (name: string) => string[];
}

export async function sentIn(c: Context<PageEnv>): Promise<Sent> {
  const body = Object.entries(await c.req.parseBody({ all: true })).map(([name, value]) => {
    const values = [value].flat();
    return [name, values.filter((one) => typeof one === 'string')] as const;
  });
  const known = new Map(body);
  return {
    fields: Object.fromEntries(body.flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]]))),
    all: (name) => [...(known.get(name) ?? [])],
  };
}

/** Does what a form asks for, then goes on; a refusal comes back on the page, with what was typed. */
export async function attempt(
  c: Context<PageEnv>,
  typed: Readonly<Record<string, string>>,
  work: () => Promise<string>,
  again: (refused: Refused) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return c.redirect(await work(), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    const sentence = c.var.t(`reports.refusal.${error.code}`, error.values);
    const beside = error.field === null ? {} : { [error.field]: sentence };
    return again({ errors: beside, notice: error.field === null ? sentence : null, typed });
  }
}
