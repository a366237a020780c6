import type { Context } from 'hono';
import { dayOf } from '../../../kernel/calendar/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import {
  type Column,
  DateText,
  EmptyState,
  Layout,
  PageHead,
  pathIn,
  readListQuery,
  Table,
  Tag,
  type TagKind,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { SeenRecords } from '../../../kernel/work/index.js';
import { may } from '../policy.js';
import { findMatters, type MatterInReach } from '../reminders/find-matters.js';
import type { Round } from '../reminders/rounds.js';
import { RecordTitle } from './parts.js';

const SIZE = 30;

/** `/reminders`: what is due about now, and which reminders of it go out when. */
export async function remindersPage(c: Context<PageEnv>, { db }: House, { reminds, records }: Work) {
  const { actor, frame, t, url } = c.var;
  if (!may(actor, 'read', 'reminder', { over: false })) throw notFound();
  const query = readListQuery(url, { sortable: ['due'], size: SIZE });
  const matters = await findMatters(db.connection, reminds, dayOf(new Date()));
  const rows = matters.slice(query.offset, query.offset + query.size);
  const seen = await records.find(
    actor,
    rows.map(({ matter }) => matter.about),
    t,
  );
  return c.html(
    <Layout frame={frame} title={t('notices.reminders.title')} styles={['notices.css']}>
      <PageHead title={t('notices.reminders.title')} intro={t('notices.reminders.intro')} />
      <Table
        id="reminders"
        caption={t('notices.reminders.caption')}
        columns={columns(t, seen)}
        rows={rows}
        list={{ query, total: matters.length }}
        stacks
        empty={
          <EmptyState title={t('notices.reminders.nothing')}>
            <p>{t('notices.reminders.nothing-text')}</p>
          </EmptyState>
        }
      />
    </Layout>,
  );
}

function columns(t: Translator, seen: SeenRecords): Column<MatterInReach>[] {
  return [
    {
      key: 'matter',
      label: t('notices.reminders.matter'),
      heads: true,
      cell: ({ matter, reminding }) => <Matter label={t(reminding.label)} record={seen.get(matter.about)} />,
    },
    { key: 'due', label: t('notices.waiting.due'), cell: ({ matter }) => <DateText date={matter.due} /> },
    { key: 'rounds', label: t('notices.reminders.rounds'), cell: (matter) => <Rounds matter={matter} /> },
  ];
}

function Matter({ label, record }: { label: string; record: ReturnType<SeenRecords['get']> }) {
  const { lang } = useFrame();
  return (
    <>
      {record === null ? (
        label
      ) : (
        <a href={pathIn(lang, record.path)}>
          <RecordTitle record={record} />
        </a>
      )}
      {record === null ? null : <small class="quiet"> {label}</small>}
    </>
  );
}

function Rounds({ matter: { reminding, matter, rounds } }: { matter: MatterInReach }) {
  const { t, lang } = useFrame();
  return (
    <ul class="rounds" role="list">
      {rounds.map(({ days, onDay, state, sent }) => {
        const query = new URLSearchParams({ name: reminding.name, matter: matter.key, days: String(days) });
        return (
          <li>
            <a href={`${pathIn(lang, '/reminders/round')}?${query}`}>{roundWord(t, days)}</a>{' '}
            <span class="quiet">
              <DateText date={onDay} style="short" />
            </span>{' '}
            <StateOfRound state={state} sent={sent} />
          </li>
        );
      })}
    </ul>
  );
}

export function roundWord(t: Translator, days: number): string {
  if (days === 0) return t('notices.round.today');
  return days < 0 ? t('notices.round.before', { n: -days }) : t('notices.round.after', { n: days });
}

const KINDS: Readonly<Record<Round['state'], TagKind>> = {
  planned: 'plain',
  scheduled: 'accent',
  cancelled: 'plain',
  sent: 'done',
  past: 'plain',
};

export function StateOfRound({ state, sent }: { state: Round['state']; sent: number }) {
  const { t } = useFrame();
  return <Tag kind={KINDS[state]}>{t(`notices.round.state.${state}`, { n: sent })}</Tag>;
}
