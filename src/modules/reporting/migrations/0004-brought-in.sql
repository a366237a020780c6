-- Old answers that came in a document: its paragraphs, each with the question that it answers, until they are kept as sent.
create table brought_document (
  submission_id uuid primary key references submission (id),
  lang text not null check (lang in ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
  audience text not null check (audience in ('public', 'parties', 'confidential')),
  -- When the party sent it, and where it is from, in words.
  sent_on date not null,
  origin text not null,
  -- [{"text", "question"}], in their order; no question: it answers none.
  paragraphs jsonb not null,
  revision integer not null check (revision > 0),
  made_by text not null,
  made_at timestamptz not null
);
