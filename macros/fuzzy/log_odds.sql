{#- A probability in bits: log2 of its odds, of which a ten-thousandth stays open either way, so that none is endless.

    log_odds('0.8')  ->  2 -#}
{% macro log_odds(probability) -%}
    ln(least(0.9999, greatest(0.0001, {{ probability }})) / (1 - least(0.9999, greatest(0.0001, {{ probability }})))) / ln(2)
{%- endmacro %}
