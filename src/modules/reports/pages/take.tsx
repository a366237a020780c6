import type { Context } from 'hono';
import type { PageEnv, RecordSection } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  ErrorSummary,
  Form,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Select,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { RecordRef } from '../../../kernel/work/index.js';
import { type MarkedPassage, PASSAGES_OF_CALL, TAKE_FORM } from '../../reporting/index.js';
import { belongs, may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { wordingIn } from '../report/arrange-report.js';
import { findReportsSeen } from '../report/get-report.js';
import { findMarks, takeMarks } from '../report/take-marks.js';
import { findReport } from '../store/reports.js';
import { RefusedNotice, reportPath, reportTitle } from './parts.js';
import { attempt, NOTHING_REFUSED, type Refused, sentIn } from './refused.js';

/** A section of a report that the reader may write: "2026-trial/<id>". */
interface Into {
  value: string;
  label: string;
}

/** Below the passages of a call: into which section those that are ticked are taken. */
export function takeIntoReports(house: House): RecordSection<RecordRef>[] {
  return [
    {
      order: 10,
      async render(c, { type }) {
        if (type !== PASSAGES_OF_CALL) return null;
        const into = await findInto(c, house);
        return into.length === 0 ? null : <TakeForm into={into} refused={NOTHING_REFUSED} />;
      },
    },
  ];
}

async function findInto(c: Context<PageEnv>, house: House): Promise<Into[]> {
  const { actor, t } = c.var;
  const into: Into[] = [];
  for (const listed of await findReportsSeen(house.db.connection, actor)) {
    if (listed.state !== 'draft' || !may(actor, 'write', 'draft', belongs(listed))) continue;
    const report = await findReport(house.db.connection, { id: listed.id });
    for (const { id, headings } of report?.content.sections ?? [])
      into.push({
        value: `${listed.key}/${id}`,
        label: `${reportTitle(t, listed.head)}: ${wordingIn(headings, t.lang, listed.head.lang).text}`,
      });
  }
  return into;
}

/** `/reports/take`: takes the ticked passages of a call into a section. */
export async function takeSent(c: Context<PageEnv>, house: House) {
  const sent = await sentIn(c);
  const { actor, t } = c.var;
  const marks = sent.all('mark');
  return attempt(
    c,
    sent.fields,
    async () => {
      const [key = '', section = ''] = (sent.fields.into ?? '').split('/');
      if (key === '' || section === '') throw new Refusal('not-in-list', { field: 'into' });
      await takeMarks(house.db, actor, { key, section }, marks);
      return reportPath(t, key, `/sections/${section}`);
    },
    async (refused) => {
      const found = await findMarks(house.db.connection, actor, marks);
      const into = await findInto(c, house);
      return c.html(<Again frame={c.var.frame} marks={found} into={into} refused={refused} />);
    },
  );
}

interface AgainProps {
  frame: Frame;
  marks: readonly MarkedPassage[];
  into: readonly Into[];
  refused: Refused;
}

/** What was refused, with all that was ticked, to be tried otherwise. */
function Again({ frame, marks, into, refused }: AgainProps) {
  const { t, lang } = frame;
  const title = t('reports.take.title');
  return (
    <Layout frame={frame} title={title} styles={['reports.css']} failed>
      <PageHead title={title} above={[{ label: t('reports.list.title'), href: pathIn(lang, '/reports') }]} />
      <ErrorSummary errors={refused.errors} />
      <RefusedNotice refused={refused} />
      <TakeForm into={into} refused={refused} marks={marks} />
    </Layout>
  );
}

function TakeForm({
  into,
  refused,
  marks = [],
}: Pick<AgainProps, 'into' | 'refused'> & { marks?: readonly MarkedPassage[] }) {
  const { t, lang } = useFrame();
  return (
    <section>
      <Form id={TAKE_FORM} action={pathIn(lang, '/reports/take')} label={t('reports.take.title')}>
        {marks.length === 0 ? null : (
          <Choices
            name="mark"
            kind="checkbox"
            legend={t('reports.take.passages')}
            chosen={marks.map(({ id }) => id)}
            options={marks.map(({ id, quote }) => ({ value: id, label: quote }))}
          />
        )}
        <Select
          name="into"
          label={t('reports.take.into')}
          hint={t('reports.take.hint')}
          value={refused.typed.into}
          error={refused.errors.into}
          options={into}
        />
        <div class="actions">
          <Button kind="second">{t('reports.take.do')}</Button>
        </div>
      </Form>
    </section>
  );
}
