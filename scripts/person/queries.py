"""What is asked about a constituent. $id: who it is today; $ids: all ids that it had."""

MOST_EVENTS = 40  # the newest ones; the table by type counts all

QUERIES = {
    "golden": "select * from golden.constituents where constituent_id = $id",
    "provenance": """
        select attribute, source_system, record_id, candidate_count, is_set_by_steward
        from golden.constituent_provenance where constituent_id = $id
    """,
    "contact_points": """
        select contact_type, contact_value, source_systems, record_count, last_seen_at
        from golden.contact_points where constituent_id = $id and not is_canonical
        order by contact_type, contact_value
    """,
    "records": """
        select
            map.record_key, map.source_system, map.record_id, map.confidence_tier, map.match_confidence, reasons.words,
            records.full_name, records.email, records.phone, records.birth_date,
            concat_ws(', ', records.address, records.city, records.state, records.postal_code) as address
        from identity.identity_map as map
        inner join identity.source_records as records using (record_key)
        left join reference.decision_reasons as reasons on map.matched_by = reasons.reason
        where map.constituent_id = $id
        order by map.source_system, map.record_id, map.record_key
    """,
    "evidence": """
        select evidence.left_key, evidence.right_key, evidence.sentence, evidence.decision
        from identity.pair_evidence as evidence
        inner join identity.identity_map as one on evidence.left_key = one.record_key
        inner join identity.identity_map as other on evidence.right_key = other.record_key
        where one.constituent_id = $id and other.constituent_id = $id
    """,
    "questions": """
        select
            kind, match_grade, sentence, suggested_decision, waiting_since, priority,
            case when left_constituent_id = $id then right_constituent_id else left_constituent_id end as other_id,
            case when left_constituent_id = $id then right_name else left_name end as other_name
        from golden.review_queue where $id in (left_constituent_id, right_constituent_id)
        order by priority
    """,
    "consent": """
        select
            consent.channel, consent.may_contact, consent.reason, reasons.description, consent.source_system,
            consent.source_table, consent.said_on, consent.is_of_a_shared_contact, consent.statement_count, channels.silence
        from golden.consent as consent
        inner join reference.contact_channels as channels using (channel)
        left join reference.consent_reasons as reasons using (reason)
        where consent.constituent_id = $id
        order by channels.position
    """,
    "household": """
        select
            households.household_id, households.constituent_count, households.formal_salutation,
            households.informal_salutation, households.total_lifetime_giving, households.lifetime_value
        from golden.households as households
        inner join golden.constituents as constituents using (household_id)
        where constituents.constituent_id = $id
    """,
    "members": """
        select members.constituent_id, members.role, members.is_living, people.canonical_full_name, people.lifetime_value
        from golden.household_members as members
        inner join golden.constituents as people using (constituent_id)
        where members.household_id = (select household_id from golden.constituents where constituent_id = $id)
        order by members.place
    """,
    "action": "select * from predictions.recommended_actions where constituent_id = $id",
    "scores": """
        with scores as (
            select
                0 as place, 'churn' as target, churn_score as score, churn_tier as level, value_at_risk as money,
                reason_1, reason_2, reason_3, method
            from predictions.churn_scores where constituent_id = $id
            union all
            select path_rank, path, upgrade_score, upgrade_level, expected_gain, reason_1, reason_2, reason_3, method
            from predictions.upgrade_scores where constituent_id = $id
        )
        select scores.*, targets.kind, targets.label
        from scores
        left join reference.prediction_targets as targets using (target)
        order by place, target
    """,
    "engagement": "select * from golden.engagement_scores where constituent_id = $id",
    "rfm": "select segment, recency_status, years_in_a_row from fundraising.rfm_scores where constituent_id = $id",
    "flags": """
        select
            flags.flag_type, flags.severity, flags.flag_date, flags.is_open, flags.closed_on, flags.closed_because,
            cast(flags.flag_details as varchar) as flag_details, rules.description, rules.days, rules.until_days,
            rules.amount, rules.share
        from engagement.constituent_flags as flags
        left join reference.flag_rules as rules using (flag_type)
        where flags.constituent_id = $id
        order by flags.is_open desc, flags.flag_date desc, flags.flag_number
    """,
    "events_by_type": """
        select events.event_type, types.description, count(*) as events, min(event_date) as first_on,
            max(event_date) as last_on, sum(amount) as amount
        from timeline.constituent_events as events
        left join reference.event_types as types using (event_type)
        where events.constituent_id = $id
        group by all
        order by events desc, events.event_type
    """,
    "newest_events": f"""
        select event_date, event_type, event_source, amount, source_confidence, cast(event_details as varchar) as details
        from timeline.constituent_events where constituent_id = $id
        order by event_at desc, event_id limit {MOST_EVENTS}
    """,
    "merges": """
        select event, recorded_at, from_constituent_id, to_constituent_id, record_count, cause, source_system, record_id,
            linked_system, linked_record_id
        from golden.merge_history
        where list_contains($ids, from_constituent_id) or list_contains($ids, to_constituent_id)
        order by history_number desc
    """,
    "erasure_requests": "select requested_on from identity.erasure_requests where list_contains($ids, constituent_id)",
    "build": """
        select as_of_date, noted_at from governance.build_log
        where table_name = 'constituents' and is_finished order by noted_at desc limit 1
    """,
}
