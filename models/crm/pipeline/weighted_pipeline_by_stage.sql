{{ weighted_pipeline_by(['facility_id', 'rep_id', 'month', 'stage']) }}
