import type { Context } from 'hono';
import { type Day, dayOf, daysBetween } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { directionOf } from '../../../kernel/i18n/index.js';
import type { Work } from '../../../kernel/module/index.js';
import { DateText, EmptyState, Layout, PageHead, pathIn, Tag, useFrame } from '../../../kernel/ui/index.js';
import { findTasks, type Task, type TaskGroup } from '../../../kernel/work/index.js';
import { OwnTabs } from './parts.js';

const MOST = 10;

/** `/waiting`: what waits for the reader, from every module. */
export async function waitingPage(c: Context<PageEnv>, { waits }: Work) {
  const { actor, frame, t, lang } = c.var;
  const today = dayOf(new Date());
  const groups = await findTasks(waits, { actor, t, today, limit: MOST });
  return c.html(
    <Layout frame={frame} title={t('notices.waiting.title')} styles={['notices.css']}>
      <PageHead title={t('notices.waiting.title')} intro={t('notices.waiting.intro')} />
      {actor.kind === 'person' ? <OwnTabs here="waiting" /> : null}
      {groups.length === 0 ? (
        <EmptyState title={t('notices.waiting.nothing')}>
          <p>{t('notices.waiting.nothing-text')}</p>
          <p>
            <a href={pathIn(lang, '/')}>{t('notices.waiting.home')}</a>
          </p>
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <Group group={group} today={today} />
      ))}
    </Layout>,
  );
}

function Group({ group: { id, heading, total, tasks, more }, today }: { group: TaskGroup; today: Day }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul class="tasks" role="list">
        {tasks.map((task) => (
          <Line task={task} today={today} />
        ))}
      </ul>
      {more === null ? null : (
        <p>
          <a href={pathIn(lang, more)}>
            {tasks.length === 0 ? t('notices.waiting.go') : t('notices.waiting.more', { n: total })}
            <span class="heard"> {heading}</span>
          </a>
        </p>
      )}
    </section>
  );
}

function Line({ task: { title, lang: its, path, due, meta }, today }: { task: Task; today: Day }) {
  const { t, lang } = useFrame();
  const other = its === lang ? {} : { lang: its, dir: directionOf(its) };
  return (
    <li>
      <a href={pathIn(lang, path)} {...other}>
        {title}
      </a>
      <p class="quiet">
        {due === null ? null : (
          <span>
            {t('notices.waiting.due')} <DateText date={due} />{' '}
            {due < today ? <Tag kind="late">{t('notices.waiting.late', { n: daysBetween(due, today) })}</Tag> : null}
          </span>
        )}
        {meta.map((one) => (
          <span>{one}</span>
        ))}
      </p>
    </li>
  );
}
