import type { Child } from 'hono/jsx';
import { describedBy, FieldNotes } from './form.js';
import { useFrame } from './frame.js';

export interface FileFieldProps {
  name: string;
  label: Child;
  hint?: Child;
  error?: string | undefined;
  /** Kinds of file: `.pdf,.docx`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
}

/**
 * A file chosen from the computer. With the island `drop-zone` on the page, it may be dropped on the field too, and its name
 * and size are shown before it is sent.
 */
export function FileField({ name, label, hint, error, accept, multiple = false }: FileFieldProps) {
  const { t } = useFrame();
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <drop-zone data-hint={t('ui.file.drop')}>
        <input
          id={name}
          name={name}
          type="file"
          accept={accept}
          multiple={multiple}
          aria-describedby={describedBy(name, hint, error)}
          aria-invalid={error === undefined ? undefined : 'true'}
        />
      </drop-zone>
    </div>
  );
}
