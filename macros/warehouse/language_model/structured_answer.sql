{#- What the warehouse's own language model answers to a task about a text: a JSON object by a schema, as text; null where it
    fails, so that one text does not cost the answers of all others.

    task: plain text. text: SQL expression. schema: dictionary, a JSON schema. The model is the var offer_model.
    structured_answer(offer_task(), 'html', offer_schema())  ->  '{"has_offer":"true", ...}'
    Each evaluation is paid for: filter before, in a step of its own. No local engine runs it; what is sent is on file in
    tests/python/engines/ddl/. -#}
{% macro structured_answer(task, text, schema) -%}
    {{ return(adapter.dispatch('structured_answer', 'constituent_360')(task, text, schema)) }}
{%- endmacro %}

{% macro default__structured_answer(task, text, schema) -%}
    {%- do stop('var offer_analyser',
        "'" ~ adapter.type() ~ "' has no language model of its own; choose patterns or api.") -%}
{%- endmacro %}

{# TRY_COMPLETE is COMPLETE that answers null where it fails; with options it answers an object around what was asked for. #}
{% macro snowflake__structured_answer(task, text, schema) -%}
    to_json(get_path(
        parse_json(snowflake.cortex.try_complete(
            {{ text_literal(var('offer_model')) }},
            [
                {'role': 'system', 'content': {{ text_literal(task) }}},
                {'role': 'user', 'content': {{ text }}}
            ],
            {
                'temperature': 0,
                'max_tokens': {{ var('offer_model_limits').answer_tokens }},
                'response_format': {'type': 'json', 'schema': parse_json({{ text_literal(tojson(schema)) }})}
            }
        )),
        'structured_output[0].raw_message'
    ))
{%- endmacro %}

{% macro databricks__structured_answer(task, text, schema) -%}
    {%- set format = {
        'type': 'json_schema', 'json_schema': {'name': 'answer', 'strict': true, 'schema': schema},
    } -%}
    ai_query(
        {{ text_literal(var('offer_model')) }},
        concat({{ text_literal(task ~ '\n\nThe text:\n') }}, {{ text }}),
        responseFormat => {{ text_literal(tojson(format)) }},
        modelParameters => named_struct('max_tokens', {{ var('offer_model_limits').answer_tokens }}, 'temperature', 0.0),
        failOnError => false
    ).result
{%- endmacro %}
