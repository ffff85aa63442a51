#!/usr/bin/env bash
# The same as fill.sh, and then a priced event with bookings that are paid, refunded in part, waiting for support, and unpaid.
#   fill-money.sh http://localhost:8080
set -euo pipefail
site=$1
json='Content-Type: application/json'
base=$("$(dirname "$0")/fill.sh" "$site")

answer() { curl -sS --fail-with-body "$@"; }
token=$(answer "$site/api/auth/login" -H "$json" -d '{"email":"first@example.org","password":"correct horse battery"}' | jq -r .access_token)
admin() { answer -H "Authorization: Bearer $token" -H "$json" "$@"; }
until_ok() { for _ in $(seq 100); do if "$@" >/dev/null 2>&1; then return; fi; sleep 0.2; done; echo "never: $*" >&2; exit 1; }
on_sale() { answer "$site/api/events/$1/availability" | jq -e .on_sale; }
book() { answer "$site/api/bookings" -H "$json" -d "{\"event_id\":$1,\"quantity\":$2,\"buyer_name\":\"$3\",\"buyer_email\":\"$4\"}"; }
with_key() { answer -H "Booking-Key: $(jq -r .access_key <<<"$1")" -H "$json" "${@:2}"; }
pay() { with_key "$1" "$site/api/bookings/$(jq .id <<<"$1")/pay" -d '{"method":"card","card_number":"4242 4242 4242 4242"}' >/dev/null; }

concert=$(admin "$site/api/events" -d '{"name":"Paid by lantern light","category":"Music","starts_at":"2099-06-04T19:30","time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","total_tickets":40,"price":"23.91","currency":"EUR","refund_policy":{"mode":"request","until_hours":0,"fee":"0.00"}}' | jq .id)
admin -X PATCH "$site/api/events/$concert/status" -d '{"status":"published"}' >/dev/null
until_ok on_sale "$concert"
paid=$(book "$concert" 3 "Ines Matos" ines@example.org); pay "$paid"
id=$(jq .id <<<"$paid")
with_key "$paid" "$site/api/bookings/$id/refund-request" -d "{\"tickets\":[$(jq .tickets[0].id <<<"$paid")],\"reason\":\"Ill\"}" >/dev/null
admin "$site/api/bookings/$id/refund-decision" -d '{"approve":true,"keep":"2.00","reason":"Get well"}' >/dev/null
asked=$(book "$concert" 2 "Rui Costa" rui@example.org); pay "$asked"
with_key "$asked" "$site/api/bookings/$(jq .id <<<"$asked")/refund-request" -d '{"reason":"Moved away"}' >/dev/null
unpaid=$(book "$concert" 4 "Eva Lang" eva@example.org)
gone_back() { with_key "$paid" "$site/api/bookings/$id/refunds" | jq -e '.. | objects | select(.phase? == "done")'; }
until_ok gone_back
jq -n --argjson base "$base" --argjson concert "$concert" --argjson paid "$paid" --argjson asked "$asked" --argjson unpaid "$unpaid" \
  '$base + {concert: $concert, paid: $paid | {id, access_key}, asked: $asked | {id, access_key}, unpaid: $unpaid | {id, access_key}}'
