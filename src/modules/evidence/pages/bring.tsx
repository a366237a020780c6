import type { Context } from 'hono';
import { validate } from 'uuid';
import { partiesPermitted } from '../../../kernel/access/index.js';
import { newId } from '../../../kernel/db/index.js';
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
  SendProgress,
  TextField,
} from '../../../kernel/ui/index.js';
import { KINDS } from '../datasets/data-set.js';
import { HouseRefusal } from '../house-refusal.js';
import { bringFile, LARGEST_INTAKE } from '../intake/bring-file.js';
import type { Reading } from '../intake/look-through.js';
import { requireOfficer } from '../vault/require-officer.js';
import { BringPage } from './bring-page.js';
import { bytesWord, DATA, nameOfParty, partyAsked } from './parts.js';
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
  const { actor, form, frame, lang, t } = c.var;
  const values = (): Record<string, string> => Object.fromEntries(form?.fields ?? []);
  const party = partyAsked(c, form?.fields.get('party'));
  try {
    const { id } = await bringFile(house, actor, {
      partyId: party.id,
      kind: form?.fields.get('kind') ?? '',
      id: idOf(form?.fields.get('intake')),
      file: form?.file ? { ...form.file, size: form.size } : null,
      // What stands after the file in the form.
      async reading() {
        await form?.rest();
        return readingOf(values());
      },
    });
    return c.redirect(pathIn(lang, `${DATA}/intakes/${id}`), 303);
  } catch (error) {
    if (!(error instanceof HouseRefusal)) throw error;
    await form?.rest();
    c.status(error.status);
    const errors = houseErrors(t, error, 'file');
    return c.html(<Bring frame={frame} parties={await choicesOf(c, house)} values={values()} errors={errors} />);
  }
}

const idOf = (text: string | undefined): string | undefined =>
  text !== undefined && validate(text) ? text : undefined;

function readingOf({ person = '', drop = '' }: Readonly<Record<string, string>>): Reading {
  return {
    ...(person.trim() === '' ? {} : { person: person.trim() }),
    drop: drop
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  };
}

interface BringProps {
  frame: Frame;
  parties: readonly PartyChoice[];
  values: Readonly<Record<string, string>>;
  errors: FormErrors;
}

function Bring({ frame, parties, values, errors }: BringProps) {
  const { t, lang } = frame;
  const intake = newId();
  return (
    <BringPage frame={frame} title={t('evidence.bring.title')} intro={t('evidence.bring.intro')} errors={errors}>
      <Notice kind="note" title={t('evidence.bring.offline')}>
        <p>{t('evidence.bring.offline-how')}</p>
        <pre dir="ltr">
          <code>concordance evidence validate cases.csv</code>
        </pre>
      </Notice>
      <Form action={pathIn(lang, `${DATA}/new`)} files>
        <input type="hidden" name="intake" value={intake} />
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
        <SendProgress
          id="intake"
          at={pathIn(lang, `${DATA}/intakes/${intake}`)}
          label={t('evidence.intake.state.arriving')}
        />
        <div class="actions">
          <Button>{t('evidence.bring.go')}</Button>
        </div>
      </Form>
    </BringPage>
  );
}
