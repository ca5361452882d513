-- Where an entry's receipt stands in its trace, as W3C Trace Context writes it (traceparent), so that each handler's run can
-- belong to it, whenever and at whichever replica it runs. Null while nobody traces.

alter table entry add column trace text;
