import { Tabs, useFrame } from '../../../kernel/ui/index.js';
import type { CallInView } from '../calls/get-call.js';
import { callPath } from './parts.js';

const TABS = [
  ['call', ''],
  ['questions', '/questions'],
  ['translations', '/translations'],
  ['parties', '/parties'],
  ['send', '/send'],
  ['answers', '/reading/answered'],
] as const;

/** The pages of those who make a call. */
export function CallTabs({ view, current }: { view: CallInView; current: (typeof TABS)[number][0] }) {
  const { t } = useFrame();
  return (
    <Tabs
      label={t('reporting.tabs.label')}
      tabs={TABS.map(([name, below]) => ({
        label: t(`reporting.tabs.${name}`),
        href: callPath(t, view.call.key, below),
        current: name === current,
        ...(name === 'questions' ? { count: view.call.content.questions.length } : {}),
      }))}
    />
  );
}
