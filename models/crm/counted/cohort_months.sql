{{ months_of(ref('counted_leads')) }}
