import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { Button, ErrorSummary, Form, type Frame, Layout, PageHead } from '../../../../kernel/ui/index.js';
import { partyName } from '../../../parties/index.js';
import { type DocumentInView, getDocument } from '../../brought-in/get-document.js';
import { giveOldAnswer } from '../../brought-in/give-answer.js';
import type { Question } from '../../calls/question.js';
import { textIn } from '../../calls/texts.js';
import { Refusal } from '../../refusal.js';
import { ValueField } from '../answers/value-field.js';
import { valueIn } from '../answers/value-in.js';
import { callCrumbs, callPath, RefusedNotice } from '../parts.js';
import { numbered } from '../questions-view.js';
import { attempt, countIn, NOTHING_REFUSED, type Refused, sentIn, valuesIn } from '../refused.js';

async function opened(c: Context<PageEnv>, { db }: House) {
  const { key = '', party = '', question: id = '' } = c.req.param() as Record<string, string>;
  const one = await getDocument(db, c.var.actor, { key, code: party });
  const question = numbered(one.content).find((asked) => asked.id === id);
  if (question === undefined) throw new Refusal('no-such-question');
  return { one, question };
}

/** `/calls/:key/bring-in/:party/:question`: what an old document answers to one question, beside its paragraphs. */
export async function givePage(c: Context<PageEnv>, house: House, refused: Refused = NOTHING_REFUSED) {
  return c.html(<Give frame={c.var.frame} {...(await opened(c, house))} refused={refused} />);
}

export async function giveSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const chosen = await valuesIn(c, 'value');
  const { one, question } = await opened(c, house);
  const place = { key: one.view.call.key, code: one.party.code };
  const typed = question.asked.kind === 'choice' ? { ...sent, value: chosen.join(' ') } : sent;
  const { file: upload } = await c.req.parseBody();
  const file =
    upload instanceof File && upload.size > 0
      ? { bytes: new Uint8Array(await upload.arrayBuffer()), name: upload.name }
      : null;
  return attempt(
    c,
    typed,
    async () => {
      const given = { question: question.id, value: valueIn(question, sent, chosen), file, seen: countIn(sent.seen) };
      await giveOldAnswer(house.db, c.var.actor, place, given);
      return `${callPath(c.var.t, place.key, `/bring-in/${place.code}`)}#given`;
    },
    (refused) => givePage(c, house, refused),
  );
}

interface Props {
  frame: Frame;
  one: DocumentInView;
  question: Question;
  refused: Refused;
}

function Give({ frame, one, question, refused }: Props) {
  const { t, lang } = frame;
  const { view, content, party, submission, document } = one;
  const here = callPath(t, view.call.key, `/bring-in/${party.code}`);
  const number = numbered(content).findIndex(({ id }) => id === question.id) + 1;
  const title = t('reporting.brought-in.give-title', { number, party: partyName(t, party) });
  const words = textIn(content.texts, `question/${question.id}`, lang, content.lang);
  const above = [
    ...callCrumbs(t, view.call, content),
    { label: t('reporting.brought-in.cut-title', { party: partyName(t, party) }), href: here },
  ];
  const said = document.paragraphs.filter((paragraph) => paragraph.question === question.id);
  return (
    <Layout frame={frame} title={title} styles={['reporting.css']} failed={Object.keys(refused.errors).length > 0}>
      <PageHead title={title} above={above} intro={<bdi lang={words?.lang}>{words?.text ?? ''}</bdi>} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      {said.length === 0 ? <p class="quiet">{t('reporting.brought-in.give-none')}</p> : null}
      {said.map(({ text }) => (
        <blockquote class="said" lang={document.lang} dir="auto">
          {text}
        </blockquote>
      ))}
      <Form action={`${here}/${question.id}`} files={question.asked.kind === 'file'}>
        <input type="hidden" name="seen" value={String(document.revision)} />
        <ValueField
          content={content}
          question={question}
          value={submission.answers.get(question.id)?.value ?? null}
          typed={refused.typed}
          error={refused.errors.value}
          lang={document.lang}
        />
        <div class="actions">
          <Button>{t('reporting.build.save')}</Button>
        </div>
      </Form>
    </Layout>
  );
}
