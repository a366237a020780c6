import type { Child } from 'hono/jsx';
import { type Column, Table, Tag, useFrame } from '../../../kernel/ui/index.js';
import { DocumentLink } from '../../documents/index.js';
import type { Line, LineLink } from '../get-line.js';
import type { LineRow, Link } from '../store/line.js';
import { DecideLink } from './line-list.js';
import { FORCE_TAGS, forceWord, standingWord, stepSentences } from './line-words.js';
import { PlaceLink } from './parts.js';
import { addresseesWord, commitmentActWord } from './words.js';

/** First said, how often, where it is silent: the line in sentences. */
export function LineSummary({ line }: { line: Line }) {
  const { t } = useFrame();
  const { story, members } = line;
  const first = members.find(({ id }) => id === story.first.memberId);
  return (
    <p>
      {first === undefined
        ? null
        : t.rich('commitments.line.first', {
            where: <PlaceLink commitment={first} />,
            year: <bdi>{story.first.year ?? ''}</bdi>,
            known: story.first.year === null ? 'no' : 'yes',
          })}{' '}
      {t('commitments.line.said', { n: story.saidIn.length })}
      {story.silentIn.length === 0 ? null : (
        <> {t.rich('commitments.line.silent', { documents: <Documents line={line} ids={story.silentIn} /> })}</>
      )}
      {story.droppedIn.length === 0 ? null : (
        <> {t.rich('commitments.line.dropped', { documents: <Documents line={line} ids={story.droppedIn} /> })}</>
      )}
    </p>
  );
}

function Documents({ line, ids }: { line: Line; ids: readonly string[] }) {
  const { t } = useFrame();
  return (
    <>
      {ids
        .flatMap((id) => line.documents.get(id) ?? [])
        .map((document, at) => (
          <>
            {at === 0 ? null : t('documents.comma')}
            <DocumentLink document={document} />
          </>
        ))}
    </>
  );
}

interface TableRow {
  member: LineRow;
  link: LineLink | null;
  earlier: LineRow | null;
}

/** What the picture shows, as a table: a row for each member and each one it comes from. */
export function LineTable({ line }: { line: Line }) {
  const { t } = useFrame();
  const rows = line.members.flatMap((member): TableRow[] => {
    const links = line.links.filter(({ laterId }) => laterId === member.id);
    if (links.length === 0) return [{ member, link: null, earlier: null }];
    return links.map((link) => ({
      member,
      link,
      earlier: line.members.find(({ id }) => id === link.earlierId) ?? null,
    }));
  });
  const columns: Column<TableRow>[] = [
    {
      key: 'year',
      label: t('commitments.line.column.year'),
      cell: ({ member }) => <bdi>{member.document.year ?? ''}</bdi>,
    },
    {
      key: 'where',
      label: t('commitments.register.column.where'),
      heads: true,
      cell: ({ member }) => <PlaceLink commitment={member} />,
    },
    { key: 'act', label: t('commitments.line.column.act'), cell: ({ member }) => commitmentActWord(t, member.act) },
    {
      key: 'who',
      label: t('commitments.register.column.who'),
      cell: ({ member }) => addresseesWord(t, member.addressees),
    },
    {
      key: 'from',
      label: t('commitments.line.column.from'),
      cell: ({ earlier }) => (earlier === null ? '' : <PlaceLink commitment={earlier} />),
    },
    {
      key: 'change',
      label: t('commitments.line.column.change'),
      cell: ({ member, link, earlier }) =>
        link === null || earlier === null ? '' : <Change {...{ link, earlier, member }} />,
    },
    {
      key: 'standing',
      label: t('commitments.line.column.standing'),
      cell: ({ link }) => (link === null ? '' : standingWord(t, link)),
    },
  ];
  return (
    <div class="line-table">
      <h2>{t('commitments.line.table')}</h2>
      <Table id="line-table" caption={t('commitments.line.table')} captionHidden columns={columns} rows={rows} />
    </div>
  );
}

function Change({ link, earlier, member }: { link: LineLink; earlier: LineRow; member: LineRow }) {
  const { t } = useFrame();
  return (
    <>
      {forceWord(t, link.step.force)} <small>{stepSentences(t, link, earlier, member).join(' ')}</small>
    </>
  );
}

interface PairsProps {
  id: string;
  title: Child;
  line: Line;
  decides: boolean;
  pairs: readonly { link: Link; earlier: LineRow; later: LineRow }[];
}

/** Pairs of commitments with what was said of them: twins, and those that are not one request. */
export function LinePairs({ id, title, line, decides, pairs }: PairsProps) {
  const { t } = useFrame();
  if (pairs.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul role="list" class="pairs">
        {pairs.map(({ link, earlier, later }) => (
          <li>
            <p class="meta">
              <span>
                {t.rich('commitments.line.pair', {
                  one: <PlaceLink commitment={earlier} />,
                  other: <PlaceLink commitment={later} />,
                })}
              </span>
              <Tag kind={link.standing === 'suggested' ? 'guess' : 'plain'}>{standingWord(t, link)}</Tag>
            </p>
            {decides ? <DecideLink {...{ line, link, earlier, later }} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The line in short, for the page of a commitment: who said it when, and what became stronger or weaker. */
export function LineInShort({ line }: { line: Line }) {
  const { t } = useFrame();
  return (
    <>
      <LineSummary line={line} />
      <ol role="list" class="thread">
        {line.members.map((member) => (
          <li class={member.key === line.key ? 'here' : undefined}>
            <div class="meta">
              <span class="title">
                <PlaceLink commitment={member} />
              </span>
              <bdi class="quiet">{member.document.year ?? ''}</bdi>
              {line.links
                .filter(({ laterId, step }) => laterId === member.id && step.force !== 'kept')
                .map(({ step }) => (
                  <Tag kind={FORCE_TAGS[step.force]}>{forceWord(t, step.force)}</Tag>
                ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
