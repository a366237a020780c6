import type { HttpBindings } from '@hono/node-server';
import type { Child } from 'hono/jsx';
import type { Actor, Session } from '../access/index.js';
import type { Lang, Translator } from '../i18n/index.js';
import type { Frame } from '../ui/index.js';
import type { RecordRef } from '../work/index.js';
import type { ArrivingForm } from './arriving-form.js';
import type { Client } from './client.js';

/** What every request knows (`c.var`). */
export interface RequestContext {
  requestId: string;
  /** Scheme, host and path as the client sees them. */
  url: URL;
  client: Client;
  lang: Lang;
  t: Translator;
  actor: Actor;
  /** What the tokens of forms are bound to: the session, or `public`. */
  binding: string;
  /** The session that asks; null for the public. */
  session: Session | null;
}

/** What a page knows besides: the frame it is rendered in. */
export interface PageContext extends RequestContext {
  frame: Frame;
  /** What all modules show on the page of a record that people may comment on; the page puts it below what it says itself. */
  sectionsOf: (record: RecordRef) => Promise<Child[]>;
  /** Where the module named the page among its `arrivingForms`: what is being sent. Its token was right. */
  form?: ArrivingForm;
}

/** Types of an app whose routes answer programs: `new OpenAPIHono<ApiEnv>()`. */
export interface ApiEnv {
  Bindings: Partial<HttpBindings>;
  Variables: RequestContext;
}

/** Types of an app whose routes answer pages: `new Hono<PageEnv>()`. */
export interface PageEnv {
  Bindings: Partial<HttpBindings>;
  Variables: PageContext;
}

/** The part of the program's log that requests need. Fields never hold what identifies a person. */
export interface RequestLog {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}
