-- No index knows a part of a name. What texts are looked for in lies here by itself, without the descriptions, which
-- are a thousand times as long.

CREATE INDEX soc_case_text ON soc_case (id, name, soc_ticket, customer_id, lifecycle);
