{% snapshot constituents_snapshot %}
    {{ config(post_hook="{{ forget_old_states() }}") }}
    select * from {{ unless_past(ref('constituents_of_the_day')) }}
{% endsnapshot %}
