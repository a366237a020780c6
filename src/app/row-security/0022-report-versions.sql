-- A version of a report is for whoever sees the report: everybody once it was published, and not longer than that.
alter policy seen on report_version using ((select reader_is_house()) or (exists (select from report r where r.id = report_id)));
