-- A location's actions and calls have rows of their own, so that its own row does not grow with the day.
insert into projection (location, kind, key, data)
select projection.location, 'action', json_extract(one.value, '$.seq'), one.value
from projection, json_each(projection.data, '$.actions') as one
where projection.kind = 'location';

insert into projection (location, kind, key, data)
select projection.location, 'call', json_extract(one.value, '$.seq'), one.value
from projection, json_each(projection.data, '$.calls') as one
where projection.kind = 'location';

update projection set data = json_remove(data, '$.actions', '$.calls') where kind = 'location';
