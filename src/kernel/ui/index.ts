import { addMessages } from '../i18n/index.js';

addMessages('ui', new URL('./messages/', import.meta.url));

/** The parts that pages are made of. */
export { inLanguage, pathIn, withQuery } from './address.js';
export { Breadcrumb, type Crumb } from './breadcrumb.js';
export { Button, ButtonLink, type ButtonProps } from './button.js';
export { Confirm, type ConfirmProps, Undo, type UndoProps } from './decide.js';
export { type DifferencePiece, DifferenceView } from './difference-view.js';
export { EmptyState } from './empty-state.js';
export { Facts } from './facts.js';
export {
  Choices,
  type ChoicesProps,
  type FieldProps,
  Fieldset,
  type Option,
  Select,
  TextArea,
  TextField,
  type TextFieldProps,
} from './fields.js';
export { FileField, type FileFieldProps } from './file-field.js';
export { Filters, type FiltersProps } from './filters.js';
export { CsrfField, ErrorSummary, Form, type FormErrors, type FormProps } from './form.js';
export { type Frame, InFrame, type NavEntry, useFrame } from './frame.js';
export { DateText, DocumentSymbol } from './inline.js';
export { Layout, type LayoutProps } from './layout.js';
export { type ListQuery, type ListShape, readListQuery } from './list-query.js';
export { Notice, type NoticeKind, type NoticeProps } from './notice.js';
export { type NumberedParagraph, NumberedText } from './numbered-text.js';
export { PageHead, type PageHeadProps } from './page-head.js';
export { Pager, type PagerProps } from './pager.js';
export { isUnderWay, Progress, type ProgressProps, type ProgressState } from './progress.js';
export { SearchBox } from './search-box.js';
export { type MarkKind, MarkLegend, SourceMark } from './source-mark.js';
export { type Column, Table, type TableProps } from './table.js';
export { type Tab, Tabs } from './tabs.js';
export { Tag, type TagKind } from './tag.js';
export { Timeline, type TimelineEntry } from './timeline.js';
