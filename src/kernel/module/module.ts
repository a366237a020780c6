import type { Hono } from 'hono';
import type { Matrix } from '../access/index.js';
import type { ActionFollower } from '../audit/index.js';
import type { Connection } from '../db/index.js';
import type {
  ApiEnv,
  ArrivingForms,
  Bell,
  BodyLimits,
  CommitmentSection,
  HomeSection,
  NameParty,
  PageEnv,
  PartySection,
  RecordSection,
  SearchProvider,
} from '../http/index.js';
import type { JobHandler } from '../jobs/index.js';
import type { Clearing, OwnDataPart, PersonEraser } from '../privacy/index.js';
import type { NavEntry } from '../ui/index.js';
import type { Notifying, RecordKind, RecordRef, Reminding, WaitProvider } from '../work/index.js';
import type { CommandModule } from './command.js';
import type { FigureProvider } from './figure.js';
import type { House } from './house.js';
import type { Invariant } from './invariant.js';
import type { Narrowing } from './narrowing.js';
import type { StatementProvider } from './statement.js';

type Now<T> = T | Promise<T>;

/** What all modules together bring to one. */
export interface Others {
  partySections: readonly PartySection[];
  commitmentSections: readonly CommitmentSection[];
  /** What parties said, in whatever module. */
  statements: StatementProvider;
  /** Figures of indicators that two people published. */
  figures: FigureProvider;
}

/**
 * A part of the program: exported as a value from `src/modules/<name>/index.ts` and listed in `src/app/modules.ts`.
 *
 * That index is loaded by every command too, so it stays light: whatever needs pages, a store or a library is imported inside of
 * the functions, `pages: async (house) => (await import('./pages/index.js')).pages(house)`.
 */
export interface ConcordanceModule {
  /** Name of its folder, of its messages and of its migrations. */
  name: string;
  /** Folder of `<lang>.json`. */
  messages?: URL;
  /** Folder of `NNNN-*.sql`. */
  migrations?: URL;
  nav?: readonly NavEntry[];
  /** Pages below `/{lang}`. */
  pages?: (house: House, others: Others) => Now<Hono<PageEnv>>;
  /** Routes below `/api/v1`. An OpenAPIHono also describes itself. */
  api?: (house: House, others: Others) => Now<Hono<ApiEnv>>;
  bodyLimits?: BodyLimits;
  /** Pages whose form is read while it is sent (`c.var.form`), because its file is large; paths without a language. */
  arrivingForms?: ArrivingForms;
  /** What it shows on the first page. */
  homeSections?: (house: House, others: Others) => Now<readonly HomeSection[]>;
  /** What parties are called; for the module that keeps their register. */
  partyName?: (house: House) => Now<NameParty>;
  /** What it shows on the page of a party. */
  partySections?: (house: House, others: Pick<Others, 'statements'>) => Now<readonly PartySection[]>;
  /** What it shows on the page of a commitment. */
  commitmentSections?: (house: House, others: Pick<Others, 'statements'>) => Now<readonly CommitmentSection[]>;
  /** What parties said in it, to be shown wherever its subjects are. */
  statements?: (house: House) => Now<StatementProvider>;
  /** Figures of indicators that two people published, to be shown wherever the indicator is. */
  figures?: (house: House) => Now<FigureProvider>;
  /** What is new for whoever is signed in, on every page. */
  bell?: (house: House) => Now<Bell>;
  /** What it shows on the page of every record that people may comment on, of whatever module, or of another that a page asks for: `c.var.sectionsOf`. */
  recordSections?: (house: House) => Now<readonly RecordSection<RecordRef>[]>;
  /** Its records that people can be told of and comment on, and who sees which. */
  records?: (house: House) => Now<readonly RecordKind[]>;
  /** Which of its acts tell whom. */
  notifies?: (house: House) => Now<readonly Notifying[]>;
  /** What waits in it for whoever asks. */
  waits?: (house: House) => Now<readonly WaitProvider[]>;
  /** What parties are to be reminded of. */
  reminds?: (house: House) => Now<readonly Reminding[]>;
  /** Which addressees it can narrow to those who are meant today. */
  narrows?: (house: House) => Now<Narrowing>;
  /** Kinds of things that the search of the house finds, page and API alike. */
  search?: (house: House) => Now<readonly SearchProvider[]>;
  /** Handlers by kind of job: `documents.import`. */
  jobs?: (house: House, others: Pick<Others, 'statements'>) => Now<Readonly<Record<string, JobHandler>>>;
  /** Kinds of its jobs that are due once a day; what a day missed they make up themselves. */
  daily?: readonly string[];
  /** What it does when others have acted. */
  follows?: (house: House) => Now<readonly ActionFollower[]>;
  /** Facts that come with the program; run at every start after the migrations, and must change nothing the second time. */
  startingFacts?: (house: House) => Promise<void>;
  /** What must hold of its data; `concordance doctor` looks, and a job every day. */
  invariants?: () => Now<readonly Invariant[]>;
  /** Who may do what with its records. Every module with a `policy.ts` has one. */
  permissions?: () => Now<Matrix>;
  /** What it takes away when its time is over (kernel/privacy/retention.ts). */
  clears?: () => Now<readonly Clearing[]>;
  /** What it takes away of a person who asks to be erased. */
  erases?: () => Now<readonly PersonEraser[]>;
  /** What it holds about a person, for the person: page and files of "Your data". */
  ownData?: () => Now<readonly OwnDataPart[]>;
  /** Which of these files, by digest, it still refers to; a module that stores files must say. */
  holdsFiles?: (c: Connection, digests: readonly string[]) => Promise<readonly string[]>;
  commands?: readonly CommandModule[];
}
