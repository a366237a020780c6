import { addMessages } from '../i18n/index.js';

addMessages('ui', new URL('./messages/', import.meta.url));

/** The parts that pages are made of. */
export { inLanguage, pathIn, withQuery } from './address.js';

export { Blocks } from './blocks.js';
export { Button, ButtonLink } from './button.js';
export { DayField, type DayPart, dayTyped, partsOfDay, plainDigits } from './day-field.js';
export { Confirm, SheetDecision, Undo } from './decide.js';
export { type DifferencePiece, DifferenceView } from './difference-view.js';
export { EmptyState } from './empty-state.js';
export { Facts } from './facts.js';
export { Choices, Fieldset, Select, TextArea, TextField } from './fields.js';
export { FileField } from './file-field.js';
export { Filters } from './filters.js';
export { ErrorSummary, Form, type FormErrors } from './form.js';
export { type Frame, InFrame, type NavEntry, useFrame } from './frame.js';
export { DateText, DocumentSymbol } from './inline.js';
export { Layout } from './layout.js';
export { type ListQuery, readListQuery } from './list-query.js';
export { NarrowedNote } from './narrowed-note.js';
export { Notice } from './notice.js';
export { NumberedText } from './numbered-text.js';
export { PageHead } from './page-head.js';
export { Pager } from './pager.js';
export { FiguresTable, MapFigure, PictureFigure } from './picture-figure.js';
export { isUnderWay, Progress, type ProgressState, SendProgress } from './progress.js';
export { SearchBox } from './search-box.js';
export { type MarkKind, MarkLegend, SourceMark } from './source-mark.js';
export { type Column, Table } from './table.js';
export { Tabs } from './tabs.js';
export { Tag, type TagKind } from './tag.js';
export { Timeline } from './timeline.js';
