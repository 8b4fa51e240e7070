{% snapshot constituents_snapshot %}
    select * from {{ unless_past(ref('constituents')) }}
{% endsnapshot %}
