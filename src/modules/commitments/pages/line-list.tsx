import { Button, type DifferencePiece, DifferenceView, Form, Tag, useFrame } from '../../../kernel/ui/index.js';
import type { Line, LineLink } from '../get-line.js';
import type { LineRow, Link } from '../store/line.js';
import { FORCE_TAGS, forceWord, namedBy, placeName, standingWord, stepSentences } from './line-words.js';
import { CommitmentText, commitmentPath, PlaceLink } from './parts.js';
import { addresseesWord, commitmentActWord } from './words.js';

/** The members from the oldest on, years hanging, each with what changed since those from whom it descends. */
export function LineList({ line, decides }: { line: Line; decides: boolean }) {
  const { t } = useFrame();
  const columns = new Map(line.story.tree.nodes.map(({ id, column }) => [id, column]));
  return (
    <ol role="list" class="thread line" aria-label={t('commitments.line.list')}>
      {line.members.map((member) => (
        <li
          class={[`lane-${Math.min(columns.get(member.id) ?? 0, DEEPEST)}`, member.key === line.key ? 'here' : ''].join(
            ' ',
          )}
        >
          <MemberHead member={member} here={member.key === line.key} />
          {line.links
            .filter(({ laterId }) => laterId === member.id)
            .map((link) => (
              <Descent line={line} link={link} later={member} decides={decides} />
            ))}
        </li>
      ))}
    </ol>
  );
}

/** Branches beyond it stand in the same lane: a telephone has no room for more. */
const DEEPEST = 3;

function MemberHead({ member, here }: { member: LineRow; here: boolean }) {
  const { t } = useFrame();
  const { document, act, addressees, key } = member;
  return (
    <div class="meta">
      <bdi class="year">{document.year ?? ''}</bdi>
      <span class="title">
        <PlaceLink commitment={member} />
      </span>
      <span>
        {commitmentActWord(t, act)}
        {addressees.length === 0 ? null : (
          <>
            {t('documents.comma')}
            {addresseesWord(t, addressees)}
          </>
        )}
      </span>
      {here ? (
        <Tag kind="accent">{t('commitments.line.here')}</Tag>
      ) : (
        <a href={commitmentPath(t, key)} class="said-so">
          <CommitmentText commitment={namedBy(t, member)} />
        </a>
      )}
    </div>
  );
}

interface DescentProps {
  line: Line;
  link: LineLink;
  later: LineRow;
  decides: boolean;
}

/** Where a member comes from and what changed on the way. */
function Descent({ line, link, later, decides }: DescentProps) {
  const { t } = useFrame();
  const earlier = line.members.find(({ id }) => id === link.earlierId);
  if (earlier === undefined) return null;
  const sentences = stepSentences(t, link, earlier, later);
  return (
    <div class="descent">
      <p class="meta">
        <span>{t.rich('commitments.line.from', { where: <PlaceLink commitment={earlier} /> })}</span>
        <Tag kind={FORCE_TAGS[link.step.force]}>{forceWord(t, link.step.force)}</Tag>
        <Tag kind={link.standing === 'confirmed' ? 'done' : 'guess'}>{standingWord(t, link)}</Tag>
      </p>
      {sentences.length === 0 ? null : <p>{sentences.join(' ')}</p>}
      <ChangedWords words={link.words} />
      {decides ? <DecideLink line={line} link={link} earlier={earlier} later={later} /> : null}
    </div>
  );
}

function ChangedWords({ words }: Pick<LineLink, 'words'>) {
  const { t } = useFrame();
  if (words === null) return <p class="quiet">{t('commitments.line.no-words')}</p>;
  if (words.runs.every(({ change }) => change === 'same'))
    return <p class="quiet">{t('commitments.line.same-words')}</p>;
  const kinds = { same: 'same', gone: 'removed', new: 'added' } as const;
  return (
    <DifferenceView
      lang={words.lang}
      pieces={words.runs.map(({ change, text }): DifferencePiece => ({ kind: kinds[change], text }))}
    />
  );
}

interface DecideLinkProps {
  line: Line;
  link: Link;
  earlier: LineRow;
  later: LineRow;
}

/** Yes, no, or take back what was said: one small form a link. */
export function DecideLink({ line, link, earlier, later }: DecideLinkProps) {
  const { t } = useFrame();
  return (
    <Form
      action={`${commitmentPath(t, line.key)}/links/${link.id}`}
      label={t('commitments.line.decide', { earlier: placeName(t, earlier), later: placeName(t, later) })}
    >
      <span class="meta">
        {link.standing === 'suggested' ? (
          <>
            <Button kind="link" name="decision" value="confirm">
              {t('commitments.line.confirm')}
            </Button>
            <Button kind="link" name="decision" value="reject">
              {t('commitments.line.reject')}
            </Button>
          </>
        ) : (
          <Button kind="link" name="decision" value="undo">
            {t('ui.decide.undo')}
          </Button>
        )}
      </span>
    </Form>
  );
}
