import type { Context } from 'hono';
import { partiesPermitted } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  FileField,
  Form,
  type FormErrors,
  type Frame,
  Notice,
  pathIn,
  Select,
  TextField,
} from '../../../kernel/ui/index.js';
import { KINDS } from '../datasets/data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { bringFile, LARGEST_INTAKE } from '../intake/bring-file.js';
import { requireOfficer } from '../vault/require-officer.js';
import { BringPage } from './bring-page.js';
import { bytesWord, DATA, nameOfParty, partyAsked, textsOf } from './parts.js';
import { houseErrors } from './refused.js';

interface PartyChoice {
  code: string;
  name: string;
}

async function choicesOf(c: Context<PageEnv>, house: House): Promise<PartyChoice[]> {
  const parties = partiesPermitted(c.var.actor, 'evidence.write');
  return Promise.all(parties.map(async ({ id, code }) => ({ code, name: await nameOfParty(c, house, id) })));
}

/** `/evidence/data/new`: brings a file, which is looked through before anything is stored. */
export async function bringPage(c: Context<PageEnv>, house: House) {
  requireOfficer(c.var.actor, partyAsked(c, undefined).id);
  return c.html(
    <Bring frame={c.var.frame} parties={await choicesOf(c, house)} values={{ kind: 'cases' }} errors={{}} />,
  );
}

export async function bringSent(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, t } = c.var;
  const body = await c.req.parseBody();
  const values = textsOf(body);
  const party = partyAsked(c, values.party);
  const file = body.file instanceof File && body.file.size > 0 ? body.file : null;
  try {
    const { id } = await bringFile(house, actor, {
      partyId: party.id,
      kind: values.kind ?? '',
      name: file?.name ?? '',
      bytes: file === null ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
      ...(values.person?.trim() ? { person: values.person.trim() } : {}),
      drop: (values.drop ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    });
    return c.redirect(pathIn(lang, `${DATA}/intakes/${id}`), 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal)) throw error;
    c.status(error.status);
    const errors = houseErrors(t, error, 'file');
    return c.html(<Bring frame={frame} parties={await choicesOf(c, house)} values={values} errors={errors} />);
  }
}

interface BringProps {
  frame: Frame;
  parties: readonly PartyChoice[];
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
}

function Bring({ frame, parties, values, errors }: BringProps) {
  const { t, lang } = frame;
  return (
    <BringPage frame={frame} title={t('evidence.bring.title')} intro={t('evidence.bring.intro')} errors={errors}>
      <Notice kind="note" title={t('evidence.bring.offline')}>
        <p>{t('evidence.bring.offline-how')}</p>
        <pre dir="ltr">
          <code>concordance evidence validate cases.csv</code>
        </pre>
      </Notice>
      <Form action={pathIn(lang, `${DATA}/new`)} files>
        {parties.length < 2 ? null : (
          <Select
            name="party"
            label={t('evidence.bring.party')}
            value={values.party}
            options={parties.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <Choices
          name="kind"
          legend={t('evidence.bring.kind')}
          kind="radio"
          chosen={[values.kind ?? 'cases']}
          error={errors.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`evidence.bring.kind.${kind}`) }))}
        />
        <FileField
          name="file"
          label={t('evidence.bring.file')}
          hint={t('evidence.bring.file-hint', { size: bytesWord(t, LARGEST_INTAKE) })}
          accept=".csv,.tsv,.txt,.xlsx"
          error={errors.file}
        />
        <details class="more">
          <summary>{t('evidence.bring.more')}</summary>
          <TextField
            name="person"
            label={t('evidence.bring.person')}
            hint={t('evidence.bring.person-hint')}
            value={values.person}
            width="short"
          />
          <TextField
            name="drop"
            label={t('evidence.bring.drop')}
            hint={t('evidence.bring.drop-hint')}
            value={values.drop}
          />
        </details>
        <div class="actions">
          <Button>{t('evidence.bring.go')}</Button>
        </div>
      </Form>
    </BringPage>
  );
}
