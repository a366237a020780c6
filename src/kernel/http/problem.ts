import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { MessageKey, MessageValue } from '../i18n/index.js';

export interface ProblemOptions {
  status: ContentfulStatusCode;
  /** Stable, for programs: `documents.no-such-document`. */
  code: string;
  /** One sentence that says what is wrong and how to mend it. */
  text: MessageKey;
  values?: Readonly<Record<string, MessageValue>> | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** An answer that is no success, told to people as a page and to programs as RFC 9457. Throw it anywhere below a route. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly text: MessageKey;
  readonly values: Readonly<Record<string, MessageValue>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor({ status, code, text, values = {}, headers = {} }: ProblemOptions) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.text = text;
    this.values = values;
    this.headers = headers;
  }
}

export function notFound(): Problem {
  return new Problem({ status: 404, code: 'http.not-found', text: 'http.not-found.text' });
}
