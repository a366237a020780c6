import { LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import { Choices, Fieldset, type FormErrors, Select, TextField, useFrame } from '../../../kernel/ui/index.js';
import { ACTS, ADDRESSEES, addresseeWord, type FormValues } from '../../documents/index.js';
import type { CommitmentAct } from '../commitment.js';
import { commitmentActWord } from './words.js';

/** What the forms about a commitment are filled with: what was typed, else what is held. */
export interface FieldsProps {
  values: FormValues;
  errors: FormErrors;
}

/** Our own words in six languages, each typed in its own direction. */
export function TitleFields({ values, errors }: FieldsProps) {
  const { t } = useFrame();
  return (
    <Fieldset legend={t('commitments.edit.titles')}>
      <p class="hint">{t('commitments.edit.titles-hint')}</p>
      {LANGS_IN_UN_ORDER.map((lang) => (
        <TextField
          name={`title-${lang}`}
          label={<span lang={lang}>{LANGUAGE_NAMES[lang]}</span>}
          lang={lang}
          value={values[`title-${lang}`]?.[0]}
          error={errors[`title-${lang}`]}
        />
      ))}
    </Fieldset>
  );
}

export function ActField({ values, errors }: FieldsProps) {
  const { t, lang } = useFrame();
  const acts: CommitmentAct[] = [...ACTS, 'undertake'];
  return (
    <Select
      name="act"
      label={t('commitments.edit.act')}
      value={values.act?.[0]}
      error={errors.act}
      options={acts
        .map((act) => ({ value: act, label: commitmentActWord(t, act) }))
        .sort((a, b) => a.label.localeCompare(b.label, lang))}
    />
  );
}

/** The usual addressees, those chosen first whatever they are. */
export function AddresseeFields({ values, errors }: FieldsProps) {
  const { t, lang } = useFrame();
  const chosen = values.addressees ?? [];
  const options = [...new Set([...chosen, ...ADDRESSEES])].map((code) => ({
    value: code,
    label: addresseeWord(t, code),
  }));
  return (
    <div class="addressees">
      <Choices
        name="addressees"
        kind="checkbox"
        legend={t('commitments.edit.addressees')}
        chosen={chosen}
        error={errors.addressees}
        options={options.sort(
          (a, b) =>
            Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)) || a.label.localeCompare(b.label, lang),
        )}
      />
    </div>
  );
}
