-- Each location that loads asks for its own.
create index note_location on note (location, id);
