#!/usr/bin/env bash
# Fills a running, empty Marquee through its API with what UpgradeTest looks for. See README.md.
#   fill.sh http://localhost:8080
set -euo pipefail
site=$1
json='Content-Type: application/json'

answer() { curl -sS --fail-with-body "$@"; }
token=$(answer "$site/api/auth/login" -H "$json" -d '{"email":"first@example.org","password":"correct horse battery"}' | jq -r .access_token)
admin() { answer -H "Authorization: Bearer $token" -H "$json" "$@"; }
until_ok() { for _ in $(seq 100); do if "$@" >/dev/null 2>&1; then return; fi; sleep 0.2; done; echo "never: $*" >&2; exit 1; }
on_sale() { answer "$site/api/events/$1/availability" | jq -e .on_sale; }
book() { answer "$site/api/bookings" -H "$json" -d "{\"event_id\":$1,\"quantity\":$2,\"buyer_name\":\"$3\",\"buyer_email\":\"$4\"}"; }
publish() { admin -X PATCH "$site/api/events/$1/status" -d '{"status":"published"}' >/dev/null; until_ok on_sale "$1"; }

answer "$site/api/auth/register" -H "$json" -d '{"name":"Putri Wulandari","email":"putri@example.org","password":"a quiet lantern"}' >/dev/null
venue=$(admin "$site/api/venues" -d '{"name":"Riverside Stage","type":"Open air","capacity":500,"address":"Cais do Sodré, Lisbon","price_per_hour":"140.00","currency":"EUR","time_zone":"Europe/Lisbon"}' | jq .id)
admin "$site/api/venues/$venue/hires" -d '{"starts_at":"2098-05-04T18:00","ends_at":"2098-05-04T23:00","note":"Sound check"}' >/dev/null
customer=$(admin "$site/api/customers" -d '{"name":"Trần Thị Hồng","email":"hong@example.org","phone":"+84 90 000 0000","address":"Hội An"}' | jq .id)
admin "$site/api/customers" -d '{"name":"Hong Tran","email":"hong.tran@example.org"}' >/dev/null

lanterns=$(admin "$site/api/events" -d "{\"name\":\"Lantern Night\",\"category\":\"Music\",\"description\":\"Lanterns **float** down the river.\",\"starts_at\":\"2099-05-04T19:30\",\"time_zone\":\"Europe/Lisbon\",\"location\":\"Riverside Stage, Lisbon\",\"venue_id\":$venue,\"total_tickets\":40}" | jq .id)
publish "$lanterns"
kept=$(book "$lanterns" 2 "Trần Thị Hồng" hong@example.org)
gone=$(book "$lanterns" 1 "Sam Okoro" sam@example.org)
answer -X POST "$site/api/bookings/$(jq .id <<<"$gone")/cancel" -H "Booking-Key: $(jq -r .access_key <<<"$gone")" -H "$json" -d '{}' >/dev/null
answer "$site/api/tickets" -H "$json" -d "{\"event_id\":$lanterns,\"customer_name\":\"Minh Châu\",\"customer_email\":\"minhchau@example.org\",\"quantity\":1}" >/dev/null

past=$(admin "$site/api/events" -d "{\"name\":\"Rehearsal\",\"category\":\"Music\",\"starts_at\":\"$(date -u -d '+4 seconds' +%FT%TZ)\",\"time_zone\":\"Europe/Lisbon\",\"location\":\"Riverside Stage, Lisbon\",\"total_tickets\":10}" | jq .id)
publish "$past"
book "$past" 1 "Ana Ribeiro" ana@example.org >/dev/null
sleep 5
admin -X PATCH "$site/api/events/$past/status" -d '{"status":"completed"}' >/dev/null
due() { admin "$site/api/reports/due" | jq -e ".. | objects | select(.event_id? == $past or .id? == $past)"; }
until_ok due
admin "$site/api/reports" -d "{\"event_id\":$past,\"summary\":\"A good evening.\",\"feedback\":\"More chairs.\"}" >/dev/null

# No mail server: three bookings and one cancellation, and the link for the new account, wait in the built-in mailbox.
mailed() { [ "$(admin "$site/api/mails" | jq '[.. | objects | select(has("subject"))] | length')" -ge 5 ]; }
until_ok mailed
# Started with MARQUEE_WEBHOOKS_ALLOW_PRIVATE=true. Last, so that nothing is delivered.
admin "$site/api/webhooks" -d '{"name":"Box office","url":"http://127.0.0.1:9/lanterns","events":["booking.confirmed"]}' >/dev/null
jq -n --argjson event "$lanterns" --argjson venue "$venue" --argjson customer "$customer" --argjson booking "$kept" \
  '{event: $event, venue: $venue, customer: $customer, booking: $booking.id, access_key: $booking.access_key,
    code: $booking.tickets[0].code, qr_token: $booking.tickets[0].qr_token}'
