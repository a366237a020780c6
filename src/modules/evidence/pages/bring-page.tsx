import type { Child } from 'hono/jsx';
import { ErrorSummary, type FormErrors, type Frame, Layout, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { DATA, EVIDENCE } from './parts.js';

interface BringPageProps {
  frame: Frame;
  title: string;
  intro: string;
  errors: FormErrors;
  children?: Child;
}

/** A page under the data of one's party to which a file is brought; what is wrong stands first. */
export function BringPage({ frame, title, intro, errors, children }: BringPageProps) {
  const { t, lang } = frame;
  return (
    <Layout
      frame={frame}
      title={title}
      styles={['evidence.css']}
      islands={['drop-zone', 'job-progress']}
      failed={Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        above={[
          { label: t('evidence.title'), href: pathIn(lang, EVIDENCE) },
          { label: t('evidence.data.title'), href: pathIn(lang, DATA) },
        ]}
        intro={intro}
      />
      <ErrorSummary errors={errors} />
      {children}
    </Layout>
  );
}
