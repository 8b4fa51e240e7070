{% snapshot constituents_snapshot %}
    select * from {{ unless_past(ref('constituents_of_the_day')) }}
{% endsnapshot %}
