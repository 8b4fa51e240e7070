-- Records that have an address.
select sum(record_count) as records_with_address
from golden.contact_points
where contact_type = 'address'
