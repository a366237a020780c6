import type { PersonActor } from '../../../kernel/access/index.js';
import { LANGS_IN_UN_ORDER, LANGUAGE_NAMES, type Lang } from '../../../kernel/i18n/index.js';
import { type FormErrors, Select, TextArea, TextField, useFrame } from '../../../kernel/ui/index.js';

/** What was typed and came back. */
export interface Typed {
  words: string;
  lang: Lang;
  person: string;
  party: string;
}

interface FieldsProps {
  errors?: FormErrors | undefined;
  typed?: Partial<Typed> | undefined;
  /** Before the names of the fields, where a page has the form more than once. */
  label: string;
}

/** The words of a comment and their language. Names of their own: the form stands on pages that have words, parties and people too. */
export function WordsFields({ errors = {}, typed, label }: FieldsProps) {
  const { t, lang } = useFrame();
  return (
    <>
      <TextArea name="comment-words" label={label} error={errors['comment-words']} value={typed?.words} rows={4} />
      <Select
        name="comment-lang"
        label={t('comments.form.lang')}
        value={typed?.lang ?? lang}
        options={LANGS_IN_UN_ORDER.map((one) => ({ value: one, label: LANGUAGE_NAMES[one], lang: one }))}
      />
    </>
  );
}

/** To whom: all, a person out of a list, or a party by its code. */
export function AddresseeFields({
  people,
  errors = {},
  typed,
}: Omit<FieldsProps, 'label'> & { people: readonly PersonActor[] }) {
  const { t } = useFrame();
  return (
    <>
      <Select
        name="comment-person"
        label={t('comments.form.person')}
        hint={t('comments.form.person-hint')}
        error={errors['comment-person']}
        value={typed?.person ?? ''}
        options={[
          { value: '', label: t('comments.form.all') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        name="comment-party"
        label={t('comments.form.party')}
        hint={t('comments.form.party-hint')}
        error={errors['comment-party']}
        value={typed?.party}
        width="short"
      />
    </>
  );
}
