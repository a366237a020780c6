import type { Context } from 'hono';
import { partiesPermitted } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  FileField,
  Form,
  type FormErrors,
  type Frame,
  Notice,
  pathIn,
  Select,
  TextField,
} from '../../../kernel/ui/index.js';
import { HouseRefusal } from '../house-refusal.js';
import { bringRelease } from '../releases/bring-release.js';
import { findRelease } from '../store/releases.js';
import { AboutFields } from './about-fields.js';
import { BringPage } from './bring-page.js';
import { PublishFields } from './make-release.js';
import { DATA, nameOfParty, partyAsked, releasePath, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

const PATH = `${DATA}/releases/new`;

/** `/evidence/data/releases/new`: brings a release that was made on a machine of its owner's. */
export async function bringReleasePage(c: Context<PageEnv>, house: House) {
  partyAsked(c, undefined);
  return show(c, house, {}, {});
}

export async function bringReleaseSent(c: Context<PageEnv>, house: House) {
  const { actor, lang, t } = c.var;
  const body = await c.req.parseBody();
  const values = textsOf(body);
  const party = partyAsked(c, values.party);
  const given = (name: string): File | null => {
    const file = body[name];
    return file instanceof File && file.size > 0 ? file : null;
  };
  const [file, report] = [given('file'), given('report')];
  const word = (name: string): string => values[name] ?? '';
  try {
    const { id } = await bringRelease(house.db, actor, {
      partyId: party.id,
      file: file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
      report: report === null ? '' : await report.text(),
      titles: { [lang]: word('title') },
      licence: word('licence'),
      corrects: word('corrects').trim() || null,
      generated: values.generated === 'yes',
      lang,
      name: word('name'),
      from: word('from'),
      to: word('to'),
      countingRule: word('countingRule'),
      unit: word('unit'),
      source: word('source'),
      coverage: word('coverage'),
      biases: word('biases'),
    });
    const release = await findRelease(house.db.connection, { id });
    return c.redirect(release === null ? pathIn(lang, DATA) : releasePath(lang, release), 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal)) throw error;
    c.status(error.status);
    return show(c, house, values, houseErrors(t, error, 'file'));
  }
}

async function show(c: Context<PageEnv>, house: House, values: Record<string, string>, errors: FormErrors) {
  const parties = partiesPermitted(c.var.actor, 'evidence.write');
  const named = await Promise.all(
    parties.map(async ({ id, code }) => ({ value: code, label: await nameOfParty(c, house, id) })),
  );
  return c.html(<BringRelease frame={c.var.frame} parties={named} values={values} errors={errors} />);
}

interface ViewProps {
  frame: Frame;
  parties: readonly { value: string; label: string }[];
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
}

function BringRelease({ frame, parties, values, errors }: ViewProps) {
  const { t, lang } = frame;
  return (
    <BringPage
      frame={frame}
      title={t('evidence.elsewhere.title')}
      intro={t('evidence.elsewhere.intro')}
      errors={errors}
    >
      <Notice kind="note" title={t('evidence.bring.offline')}>
        <pre dir="ltr" tabindex={0}>
          <code>{COMMANDS}</code>
        </pre>
      </Notice>
      <Form action={pathIn(lang, PATH)} files>
        {parties.length < 2 ? null : (
          <Select name="party" label={t('evidence.bring.party')} value={values.party} options={parties} />
        )}
        <FileField
          name="file"
          label={t('evidence.elsewhere.file')}
          hint={t('evidence.elsewhere.file-hint')}
          accept=".csv,.xlsx"
          error={errors.file}
        />
        <FileField
          name="report"
          label={t('evidence.elsewhere.report')}
          hint={t('evidence.elsewhere.report-hint')}
          accept=".json"
          error={errors.report}
        />
        <TextField
          name="title"
          label={t('evidence.make.name')}
          hint={t('evidence.make.name-hint')}
          value={values.title}
          error={errors.title}
        />
        <AboutFields values={values} errors={errors} />
        <PublishFields values={values} errors={errors} />
        <div class="actions">
          <Button>{t('evidence.elsewhere.go')}</Button>
        </div>
      </Form>
    </BringPage>
  );
}

const COMMANDS = `concordance evidence tables cases.csv --by sex,age --json \\
  --rule k=10 --out release.csv > report.json
concordance evidence synthesize cases.csv --json \\
  --epsilon 1 --delta 1e-6 --domain lists.json \\
  --out release.csv > report.json`;
