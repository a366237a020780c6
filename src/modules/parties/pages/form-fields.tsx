import { LANGS, LANGUAGE_NAMES, type Translator } from '../../../kernel/i18n/index.js';
import { Fieldset, type FormErrors, Select, TextField, useFrame } from '../../../kernel/ui/index.js';

import { BODIES, PARTY_KINDS, PARTY_STATES, REGIONS, STANDINGS } from '../party.js';
import { type FormValues, rowsIn } from '../party-form.js';
import { languagesFrom } from './parts.js';
import { bodyWord, kindWord, regionWord, standingWord, stateWord } from './words.js';

interface FieldsProps {
  values: FormValues;
  errors: FormErrors;
}

/** Every field of a party, but for its code. */
export function PartyFields({ values, errors }: FieldsProps) {
  return (
    <div class="party-form">
      <WhatFields values={values} errors={errors} />
      <NameFields values={values} errors={errors} />
      <FormerRows values={values} errors={errors} />
      <MembershipRows values={values} errors={errors} />
      <CodeFields values={values} errors={errors} />
    </div>
  );
}

function WhatFields({ values, errors }: FieldsProps) {
  const { t } = useFrame();
  return (
    <Fieldset legend={t('parties.edit.what')}>
      <Select
        name="kind"
        label={t('parties.list.kind')}
        value={values.kind}
        error={errors.kind}
        options={PARTY_KINDS.map((kind) => ({ value: kind, label: kindWord(t, kind) }))}
      />
      <Select
        name="state"
        label={t('parties.list.state')}
        value={values.state}
        error={errors.state}
        options={PARTY_STATES.map((state) => ({ value: state, label: stateWord(t, state) }))}
      />
      <TextField
        name="website"
        type="url"
        label={t('parties.party.website')}
        value={values.website}
        error={errors.website}
      />
    </Fieldset>
  );
}

/** Name, full name and acronym in each language, the reader's own first. */
function NameFields({ values, errors }: FieldsProps) {
  const { t, lang } = useFrame();
  return (
    <Fieldset legend={t('parties.party.names')}>
      {languagesFrom(lang).map((one) => (
        <fieldset class="party-row">
          <legend>
            <bdi lang={one}>{LANGUAGE_NAMES[one]}</bdi>
          </legend>
          <div class="side-by-side">
            {(['short', 'official', 'acronym'] as const).map((kind) => (
              <TextField
                name={`${kind}-${one}`}
                lang={one}
                label={t(`parties.name-kind.${kind}`)}
                value={values[`${kind}-${one}`]}
                error={errors[`${kind}-${one}`]}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Fieldset>
  );
}

function FormerRows({ values, errors }: FieldsProps) {
  const { t, lang } = useFrame();
  return (
    <Fieldset legend={t('parties.party.former')}>
      <p class="hint">{t('parties.edit.former-hint')}</p>
      {[...Array(rowsIn(values).former).keys()].map((at) => (
        <fieldset class="party-row">
          <legend>{t('parties.edit.former-row', { n: at + 1 })}</legend>
          <TextField
            name={`former-${at}`}
            label={t('parties.name-kind.former')}
            value={values[`former-${at}`]}
            error={errors[`former-${at}`]}
          />
          <div class="side-by-side">
            <Select
              name={`former-lang-${at}`}
              label={t('parties.party.language')}
              value={values[`former-lang-${at}`] ?? lang}
              options={LANGS.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
            />
            <ShortField name={`former-from-${at}`} label={t('parties.edit.from')} values={values} errors={errors} />
            <ShortField name={`former-to-${at}`} label={t('parties.edit.to')} values={values} errors={errors} />
          </div>
        </fieldset>
      ))}
    </Fieldset>
  );
}

function MembershipRows({ values, errors }: FieldsProps) {
  const { t } = useFrame();
  return (
    <Fieldset legend={t('parties.party.member-of')}>
      {[...Array(rowsIn(values).memberships).keys()].map((at) => (
        <fieldset class="party-row">
          <legend>{t('parties.edit.membership-row', { n: at + 1 })}</legend>
          <div class="side-by-side">
            <Select
              name={`body-${at}`}
              label={t('parties.edit.body')}
              value={values[`body-${at}`] ?? ''}
              error={errors[`body-${at}`]}
              options={[
                { value: '', label: t('parties.edit.none') },
                ...BODIES.map((body) => ({ value: body, label: bodyWord(t, body) })),
              ]}
            />
            <Select
              name={`standing-${at}`}
              label={t('parties.edit.standing')}
              value={values[`standing-${at}`] ?? 'member'}
              error={errors[`standing-${at}`]}
              options={STANDINGS.map((standing) => ({ value: standing, label: standingWord(t, standing) }))}
            />
          </div>
          <div class="side-by-side">
            <ShortField name={`since-${at}`} label={t('parties.edit.from')} values={values} errors={errors} />
            <ShortField name={`until-${at}`} label={t('parties.edit.to')} values={values} errors={errors} />
            <ShortField name={`as-of-${at}`} label={t('parties.edit.as-of')} values={values} errors={errors} />
          </div>
          <TextField
            name={`source-${at}`}
            label={t('parties.edit.source')}
            value={values[`source-${at}`]}
            error={errors[`source-${at}`]}
          />
        </fieldset>
      ))}
    </Fieldset>
  );
}

function CodeFields({ values, errors }: FieldsProps) {
  const { t } = useFrame();
  const regions = Object.entries(REGIONS).flatMap(([region, within]) => [region, ...within]);
  return (
    <Fieldset legend={t('parties.edit.codes')}>
      <div class="side-by-side">
        <ShortField name="alpha2" label={t('parties.edit.alpha2')} values={values} errors={errors} />
        <ShortField name="alpha3" label={t('parties.edit.alpha3')} values={values} errors={errors} />
        <ShortField name="m49" label={t('parties.party.m49')} values={values} errors={errors} />
      </div>
      <Select
        name="subregion"
        label={t('parties.list.region')}
        value={values.subregion}
        error={errors.subregion ?? errors.region}
        options={[
          { value: '', label: t('parties.edit.none') },
          ...regions.map((code) => ({
            value: code,
            label: code in REGIONS ? regionWord(t, code) : `– ${regionWord(t, code)}`,
          })),
        ]}
      />
      <TextField
        name="addressees"
        label={t('parties.edit.addressees')}
        hint={t('parties.edit.addressees-hint')}
        value={values.addressees}
        error={errors.addressees}
      />
    </Fieldset>
  );
}

function ShortField({ name, label, values, errors }: FieldsProps & { name: string; label: string }) {
  return <TextField name={name} label={label} width="short" value={values[name]} error={errors[name]} />;
}

/** What a field of the form is called outside of it: "Name (English)", "Former name 2". */
export function fieldWord(t: Translator, field: string): string {
  const [, name = field, row = ''] = /^(.*?)(?:-(\w+))?$/u.exec(field) ?? [];
  const lang = LANGS.find((one) => one === row);
  if (lang !== undefined && (name === 'short' || name === 'official' || name === 'acronym'))
    return `${t(`parties.name-kind.${name}`)} (${LANGUAGE_NAMES[lang]})`;
  const n = Number(row) + 1;
  if (name.startsWith('former')) return t('parties.edit.former-row', { n });
  if (Number.isInteger(n) && row !== '') return t('parties.edit.membership-row', { n });
  const plain: Readonly<Record<string, string>> = {
    kind: t('parties.list.kind'),
    state: t('parties.list.state'),
    website: t('parties.party.website'),
    alpha2: t('parties.edit.alpha2'),
    alpha3: t('parties.edit.alpha3'),
    m49: t('parties.party.m49'),
    subregion: t('parties.list.region'),
    addressees: t('parties.edit.addressees'),
  };
  return plain[field] ?? field;
}
