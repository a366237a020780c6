import type { Context } from 'hono';
import { type Actor, partiesPermitted } from '../../../kernel/access/index.js';
import type { HomeSection, PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { DateText, DocumentSymbol, pathIn, Tag, type TagKind, useFrame } from '../../../kernel/ui/index.js';
import { nameOf, placeWord } from '../../documents/index.js';
import type { ListedCommitment } from '../find-commitments.js';
import { findPressing, type Pressing } from '../find-pressing.js';
import { may } from '../policy.js';
import { type Day, dayOf } from '../timing/days.js';
import type { Window } from '../timing/timing.js';
import type { Urgency } from '../timing/urgency.js';
import { shortWindow, urgencyWord } from '../timing/words.js';
import { CommitmentLink, StateTag } from './parts.js';
import { distanceTo } from './when.js';
import { addresseesWord } from './words.js';

const MOST = { next: 6, overdue: 3, changed: 5 };

/** What the register shows on the first page: what comes next, what is overdue, what was changed last. */
export function commitmentsHome(house: House): HomeSection[] {
  return [
    { place: 'main', order: 10, render: async (c) => <Next pressing={await pressingFor(c, house)} today={today()} /> },
    {
      place: 'main',
      order: 20,
      render: async (c) => <Overdue pressing={await pressingFor(c, house)} today={today()} />,
    },
    { place: 'side', order: 12, render: (c) => <Write actor={c.var.actor} /> },
    { place: 'side', order: 20, render: async (c) => <Changed pressing={await pressingFor(c, house)} /> },
  ];
}

const today = (): Day => dayOf(new Date());

/** All sections of one page share one look. */
const asked = new WeakMap<Context<PageEnv>, Promise<Pressing>>();

function pressingFor(c: Context<PageEnv>, house: House): Promise<Pressing> {
  const known = asked.get(c);
  if (known !== undefined) return known;
  const pressing = findPressing(house.db, c.var.actor, MOST, { today: today(), lang: c.var.lang });
  asked.set(c, pressing);
  return pressing;
}

function Next({ pressing, today: day }: { pressing: Pressing; today: Day }) {
  const { t, lang } = useFrame();
  if (pressing.total === 0) return null;
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t('commitments.home.next')}</h2>
      {pressing.next.length === 0 ? (
        <p class="quiet">{t('commitments.home.nothing-next')}</p>
      ) : (
        <ol role="list" class="dues">
          {pressing.next.map((commitment) => (
            <Due commitment={commitment} window={commitment.next?.window ?? null} today={day} />
          ))}
        </ol>
      )}
      <p>
        <a href={pathIn(lang, `/commitments?from=${day}`)}>{t('commitments.home.all-next', { n: pressing.coming })}</a>
      </p>
    </section>
  );
}

function Overdue({ pressing: { overdue }, today: day }: { pressing: Pressing; today: Day }) {
  const { t, lang } = useFrame();
  if (overdue.total === 0) return null;
  return (
    <section aria-labelledby="overdue">
      <h2 id="overdue">{t('commitments.home.overdue')}</h2>
      <ol role="list" class="dues">
        {overdue.rows.map((commitment) => (
          <Due commitment={commitment} window={firstPast(commitment, day)} today={day} />
        ))}
      </ol>
      {overdue.total > overdue.rows.length ? (
        <p>
          <a href={pathIn(lang, '/commitments?due=overdue')}>
            {t('commitments.home.all-overdue', { n: overdue.total })}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** The deadline that was missed first. */
function firstPast({ timing }: ListedCommitment, day: Day): Window | null {
  const past = timing.due.filter(({ to }) => to < day).sort((a, b) => (a.to < b.to ? -1 : 1));
  return past[0] ?? null;
}

const URGENCY_KINDS: Readonly<Partial<Record<Urgency, TagKind>>> = {
  overdue: 'late',
  'due-soon': 'due',
  recurs: 'plain',
  expected: 'plain',
};

/** The date, the sentence, the source. */
function Due({ commitment, window, today: day }: { commitment: ListedCommitment; window: Window | null; today: Day }) {
  const { t } = useFrame();
  const { urgency } = commitment;
  const kind = URGENCY_KINDS[urgency];
  return (
    <li>
      <div class="when">
        {window === null ? (
          <b>{t('commitments.timing.none')}</b>
        ) : (
          <>
            <b>
              <bdi>
                <time datetime={window.to}>{shortWindow(t, window)}</time>
              </bdi>
            </b>
            {distanceTo(t, window, day)}
          </>
        )}
      </div>
      <div>
        <span class="what">
          <CommitmentLink commitment={commitment} />
        </span>
        <div class="meta quiet">
          <span>{addresseesWord(t, commitment.addressees)}</span>
          <DocumentSymbol>{nameOf(t, commitment.document)}</DocumentSymbol>
          <span>{placeWord(t, commitment)}</span>
          {kind === undefined ? null : <Tag kind={kind}>{urgencyWord(t, urgency)}</Tag>}
        </div>
      </div>
    </li>
  );
}

/** The plain ways into the register, for whoever may write in it or answers for a party; also when nothing waits. */
function Write({ actor }: { actor: Actor }) {
  const { t, lang } = useFrame();
  const writes = may(actor, 'write', 'commitment', { shown: true });
  const answers = partiesPermitted(actor, 'register.answer').length > 0;
  if (!writes && !answers) return null;
  return (
    <section aria-labelledby="register-write">
      <h2 id="register-write">{t('commitments.home.register')}</h2>
      <ul role="list" class="prose">
        {answers ? (
          <li>
            <a href={pathIn(lang, '/answers')}>{t('commitments.home.answer')}</a>
            <p class="quiet">{t('commitments.answers.waiting.intro')}</p>
          </li>
        ) : null}
        {writes ? (
          <li>
            <a href={pathIn(lang, '/commitments/add')}>{t('commitments.add.title')}</a>
            <p class="quiet">{t('commitments.add.intro')}</p>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function Changed({ pressing: { changed } }: { pressing: Pressing }) {
  const { t, lang } = useFrame();
  if (changed.length === 0) return null;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{t('commitments.home.changed')}</h2>
      <ul role="list" class="changed">
        {changed.map((commitment) => (
          <li>
            <CommitmentLink commitment={commitment} />
            <div class="meta quiet">
              <DateText date={dayOf(commitment.changedAt)} style="short" />
              <DocumentSymbol>{nameOf(t, commitment.document)}</DocumentSymbol>
              <span>{placeWord(t, commitment)}</span>
              <StateTag state={commitment.state} />
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href={pathIn(lang, '/commitments?sort=-changed')}>{t('commitments.home.all-changed')}</a>
      </p>
    </section>
  );
}
