import type { PersonActor } from '../../../kernel/access/index.js';
import type { RecordSection } from '../../../kernel/http/index.js';
import { directionOf, formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Button, Form, pathIn, useFrame } from '../../../kernel/ui/index.js';
import type { RecordRef, Records } from '../../../kernel/work/index.js';
import { findAddressable } from '../find-addressable.js';
import { type FoundComments, findComments, type ShownComment, type ShownThread } from '../find-comments.js';
import { readsComments } from '../policy.js';
import { AddresseeFields, WordsFields } from './form-parts.js';
import { Words } from './words.js';

/** On the page of every record that people may comment on: what was said about it, for those whom it reaches. */
export function commentsSection({ db }: House, records: Records): RecordSection<RecordRef>[] {
  return [
    {
      order: 100,
      async render(c, about) {
        const { actor, t } = c.var;
        if (!readsComments(actor) || records.kind(about.type)?.comments !== true) return null;
        const found = await findComments({ db, records }, actor, about, t);
        const people = found.writes ? await findAddressable({ db, records }, actor, about) : [];
        return <Comments about={about} found={found} people={people} />;
      },
    },
  ];
}

interface CommentsProps {
  about: RecordRef;
  found: FoundComments;
  people: readonly PersonActor[];
}

function Comments({ about, found: { threads, writes }, people }: CommentsProps) {
  const { t, lang } = useFrame();
  if (threads.length === 0 && !writes) return null;
  return (
    <section class="comments" aria-labelledby="comments">
      <h2 id="comments">{t('comments.title')}</h2>
      {threads.length === 0 ? (
        <p class="quiet">{t('comments.none')}</p>
      ) : (
        <ol role="list">
          {threads.map((thread) => (
            <Thread thread={thread} />
          ))}
        </ol>
      )}
      {writes ? (
        <details>
          <summary>{t('comments.add')}</summary>
          <Form action={pathIn(lang, `/comments/on/${about.type}/${about.id}`)}>
            <WordsFields label={t('comments.form.words')} />
            <AddresseeFields people={people} />
            <Button kind="second">{t('comments.form.send')}</Button>
          </Form>
        </details>
      ) : null}
    </section>
  );
}

function Thread({ thread: { first, replies, answers } }: { thread: ShownThread }) {
  const { t, lang } = useFrame();
  return (
    <li>
      <Said comment={first} />
      {replies.length === 0 ? null : (
        <ol role="list">
          {replies.map((reply) => (
            <li>
              <Said comment={reply} />
            </li>
          ))}
        </ol>
      )}
      {answers ? (
        <p>
          <a href={pathIn(lang, `/comments/${first.id}/reply`)}>
            {t('comments.reply')}
            <span class="heard">
              {' '}
              {t('comments.to-comment', { author: authorWord(t('comments.gone-author'), first) })}
            </span>
          </a>
        </p>
      ) : null}
    </li>
  );
}

const authorWord = (gone: string, { author }: ShownComment): string => author ?? gone;

function Said({ comment }: { comment: ShownComment }) {
  const { t, lang } = useFrame();
  const { id, forParty, toName, to, made, edited, takenBack, words, before, rights } = comment;
  const author = authorWord(t('comments.gone-author'), comment);
  return (
    <article id={`comment-${id}`} aria-labelledby={`comment-${id}-by`}>
      <p class="quiet" id={`comment-${id}-by`}>
        <bdi>{author}</bdi>
        {forParty === null ? null : (
          <>
            {' · '}
            <bdi>{forParty}</bdi>
          </>
        )}
        {to.kind === 'all' || comment.replyTo !== null ? null : (
          <> · {t.rich('comments.to', { name: <bdi>{toName ?? ''}</bdi> })}</>
        )}
        {' · '}
        <bdi>{formatMoment(lang, made)}</bdi>
      </p>
      {takenBack === null && words !== null ? (
        <Words words={words} lang={comment.lang} />
      ) : (
        <p class="quiet">
          {t(takenBack?.by === comment.authorId ? 'comments.taken-back' : 'comments.taken-away', {
            moment: takenBack === null ? '' : formatMoment(lang, takenBack.at),
          })}
        </p>
      )}
      {edited === null || takenBack !== null ? null : (
        <details>
          <summary>{t('comments.edited', { moment: formatMoment(lang, edited) })}</summary>
          {before.map((version) => (
            <blockquote lang={comment.lang} dir={directionOf(comment.lang)}>
              <p class="quiet">
                <bdi>{formatMoment(lang, version.made)}</bdi>
              </p>
              <Words words={version.words} lang={comment.lang} />
            </blockquote>
          ))}
        </details>
      )}
      {rights.edit || rights.takeBack ? (
        <p class="ways">
          {rights.edit ? (
            <a href={pathIn(lang, `/comments/${id}/edit`)}>
              {t('comments.edit')}
              <span class="heard"> {formatMoment(lang, made)}</span>
            </a>
          ) : null}
          {rights.takeBack ? (
            <a href={pathIn(lang, `/comments/${id}/take-back`)}>
              {t('comments.take-back')}
              <span class="heard"> {formatMoment(lang, made)}</span>
            </a>
          ) : null}
        </p>
      ) : null}
    </article>
  );
}
