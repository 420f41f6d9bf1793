-- What a paper says (electronic bills, fee lists) is kept beside it, sealed, because names and numbers stand in it; the log says only that
-- it was read and what kind it is. A picture's original, as it came with everything the camera wrote into it, is kept sealed in the file
-- store and opened only with a reason.
alter table paper add column reading bytea;
alter table paper add column original text;
comment on column paper.reading is 'DocumentReading as JSON, sealed; null until read, or where the paper says nothing a bill says';
comment on column paper.original is 'Hash of the sealed original in the file store; null where the paper is kept as it came';
alter table report_photo add column original bytea;
comment on column report_photo.original is 'The picture as it came, sealed; goes with the draft';
-- Pictures of reports that were not sent yet were sealed as text so far; a day old at most, they are asked for again.
delete from report_photo;
