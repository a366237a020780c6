import type { Context } from 'hono';
import { type PageEnv, safeThen } from '../../../kernel/http/index.js';
import { Button, Form } from '../../../kernel/ui/index.js';
import { AskingPage, goOn } from './parts.js';

/** A form whose sender must prove presence first: what it says, and the path of this house that it was meant for. */
export interface KeptForm {
  to: string;
  fields: readonly (readonly [name: string, value: string])[];
}

const PREFIX = 'kept.';
/** The token is a new one for every form; secrets do not stand in the source of a page, and are asked for again. */
const LEFT_OUT = /^csrf$|^former$|^fresh$|^again$|pass|secret|code/iu;

type Fields = readonly (readonly [string, string])[];

async function textsOf(c: Context<PageEnv>): Promise<Fields> {
  const form = await c.req.parseBody({ all: true });
  return Object.entries(form).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}

/** The form as the page that it was sent to sent it on; null where this is none. */
export async function arrivedForm(c: Context<PageEnv>): Promise<KeptForm | null> {
  const to = safeThen(c.var.url.searchParams.get('to'));
  if (to === null) return null;
  return { to, fields: (await textsOf(c)).filter(([name]) => !LEFT_OUT.test(name)) };
}

/** The form as it stands beside the proof of presence (`KeptFields`); null where there is none. */
export async function keptForm(c: Context<PageEnv>): Promise<KeptForm | null> {
  const texts = await textsOf(c);
  const to = safeThen(texts.find(([name]) => name === 'to')?.[1]);
  if (to === null) return null;
  const kept = texts.filter(([name]) => name.startsWith(PREFIX));
  return { to, fields: kept.map(([name, value]) => [name.slice(PREFIX.length), value]) };
}

/** Hidden fields that carry a form through the proof of presence. */
export function KeptFields({ kept }: { kept: KeptForm | null }) {
  if (kept === null) return null;
  return (
    <>
      <input type="hidden" name="to" value={kept.to} />
      {kept.fields.map(([name, value]) => (
        <input type="hidden" name={`${PREFIX}${name}`} value={value} />
      ))}
    </>
  );
}

/** Presence is proved: the form goes on to where it was meant for, by a press of a button. */
export function sendKeptPage(c: Context<PageEnv>, kept: KeptForm, onward: string): Response | Promise<Response> {
  const { frame, t } = c.var;
  return c.html(
    <AskingPage frame={frame} title={t('people.step-up.kept-title')} intro={t('people.step-up.kept-intro')}>
      <Form action={kept.to}>
        {kept.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="actions">
          <Button kind="first">{t('people.step-up.kept-send')}</Button>
          <a href={goOn(c, onward)}>{t('people.step-up.kept-back')}</a>
        </div>
      </Form>
    </AskingPage>,
    200,
    { 'Cache-Control': 'no-store' },
  );
}
