import { isLang, LANGS, LANGUAGE_NAMES } from '../../../../kernel/i18n/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  FileField,
  Form,
  type FormErrors,
  Select,
  TextArea,
  TextField,
  useFrame,
} from '../../../../kernel/ui/index.js';
import { ANSWER_STANDINGS, AUDIENCES } from '../../answers/answer.js';
import { standingWord } from './parts.js';

/** What stands in the form, as typed. */
export interface AnswerForm {
  standing: string;
  words: string;
  lang: string;
  happened: string;
  link: string;
  audience: string;
  keepsFile: boolean;
}

interface Props {
  action: string;
  /** Where "cancel" leads. */
  back: string;
  values: AnswerForm;
  errors: FormErrors;
  /** The version that is shown beside it; 0 where there is none. */
  version: number;
  /** Name of the file that the last version has. */
  file: string | null;
}

/** How far, in words, when, with what evidence, and for whom. */
export function AnswerFields({ action, back, values, errors, version, file }: Props) {
  const { t } = useFrame();
  return (
    <Form action={action} files>
      <input type="hidden" name="version" value={String(version)} />
      <Choices
        name="standing"
        kind="radio"
        legend={t('commitments.answers.form.standing')}
        chosen={[values.standing]}
        error={errors.standing}
        options={ANSWER_STANDINGS.map((standing) => ({ value: standing, label: standingWord(t, standing) }))}
      />
      <TextArea
        name="words"
        label={t('commitments.answers.form.words')}
        hint={t('commitments.answers.form.words-hint')}
        rows={8}
        lang={isLang(values.lang) ? values.lang : undefined}
        value={values.words}
        error={errors.words}
      />
      <Select
        name="lang"
        label={t('commitments.answers.form.lang')}
        value={values.lang}
        error={errors.lang}
        options={LANGS.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang], lang }))}
      />
      <TextField
        name="happened"
        label={t('commitments.step.day')}
        hint={t('commitments.step.day-hint')}
        width="short"
        value={values.happened}
        error={errors.happened}
      />
      <TextField
        name="link"
        type="url"
        label={t('commitments.step.link')}
        hint={t('commitments.answers.form.link-hint')}
        value={values.link}
        error={errors.link}
      />
      {file === null ? null : (
        <Choices
          name="keep"
          kind="checkbox"
          legend={t('commitments.answers.form.file-held')}
          chosen={values.keepsFile ? ['yes'] : []}
          options={[{ value: 'yes', label: t.rich('commitments.answers.form.keep-file', { name: <bdi>{file}</bdi> }) }]}
        />
      )}
      <FileField
        name="file"
        label={t('commitments.step.file')}
        hint={t('commitments.answers.form.file-hint')}
        error={errors.file}
      />
      <Choices
        name="audience"
        kind="radio"
        legend={t('commitments.answers.form.audience')}
        chosen={[values.audience]}
        error={errors.audience}
        options={AUDIENCES.map((audience) => ({
          value: audience,
          label: t(`commitments.answers.audience.${audience}`),
        }))}
      />
      <div class="actions">
        <Button name="send" value="stated">
          {t('commitments.answers.form.send')}
        </Button>
        <Button kind="second" name="send" value="draft">
          {t('commitments.answers.form.draft')}
        </Button>
        <ButtonLink href={back}>{t('ui.decide.cancel')}</ButtonLink>
      </div>
    </Form>
  );
}
