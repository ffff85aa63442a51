#!/usr/bin/env bash
# The same as fill-money.sh, and then seats, a waiting list, guests and scans at the door, a ticket that is handed on, a complaint, and readers of other languages.
#   fill-people.sh http://localhost:8080 mails.txt
# mails.txt is where the text of each mail that is sent goes: the tokens of links are read there.
set -euo pipefail
site=$1 mails=$2
json='Content-Type: application/json'
base=$("$(dirname "$0")/fill-money.sh" "$site")

answer() { curl -sS --fail-with-body "$@"; }
token=$(answer "$site/api/auth/login" -H "$json" -d '{"email":"first@example.org","password":"correct horse battery"}' | jq -r .access_token)
admin() { answer -H "Authorization: Bearer $token" -H "$json" "$@"; }
until_ok() { for _ in $(seq 100); do if "$@" >/dev/null 2>&1; then return; fi; sleep 0.2; done; echo "never: $*" >&2; exit 1; }
on_sale() { answer "$site/api/events/$1/availability" | jq -e .on_sale; }
link() { grep -aoE "/$1/[0-9a-z]+-[0-9a-z]{25}" "$mails" | tail -n 1 | sed 's:.*/::' | grep .; }

# Seats
playhouse=$(admin "$site/api/venues" -d '{"name":"Playhouse","type":"Theatre","capacity":40,"address":"Quay 5"}' | jq .id)
row() { jq -n --arg letter "$1" --argjson y "$2" '{label: $letter, seats: [range(1; 7) | {id: "stalls-\($letter)-\(.)", number: "\(.)", x: (100 + 30 * .), y: $y}]}'; }
plan=$(jq -n --argjson a "$(row A 100)" --argjson b "$(row B 130)" '{format: 1, name: "House", sections: [{id: "stalls", name: "Stalls", kind: "seats", rows: [$a, $b]}]}')
plan=$(admin "$site/api/venues/$playhouse/seat-plans" -d "$plan" | jq .id)
play=$(admin "$site/api/events" -d "{\"name\":\"Winter’s Tale\",\"starts_at\":\"2099-12-11T19:30\",\"venue_id\":$playhouse,\"status\":\"published\",\"ticket_types\":[{\"name\":\"Stalls\",\"price\":\"0.00\"}],\"seating\":{\"plan_id\":$plan,\"sections\":{\"stalls\":\"Stalls\"}}}" | jq .id)
seated() { answer "$site/api/events/$play/seats" | jq -e '.plan | objects'; }
until_ok seated
seats=$(answer "$site/api/bookings" -H "$json" -H 'Accept-Language: vi' -d "{\"event_id\":$play,\"seats\":[\"stalls-A-3\",\"stalls-A-4\"],\"buyer_name\":\"Nguyễn Thị Minh Châu\",\"buyer_email\":\"chau@example.org\"}")

# A waiting list
small=$(admin "$site/api/events" -d '{"name":"Small room","starts_at":"2099-07-04T19:30","location":"Back room","total_tickets":1,"status":"published"}' | jq .id)
until_ok on_sale "$small"
last=$(answer "$site/api/bookings" -H "$json" -d "{\"event_id\":$small,\"quantity\":1,\"buyer_name\":\"Ana Silva\",\"buyer_email\":\"silva@example.org\"}")
place=$(answer "$site/api/events/$small/waiting-list" -H "$json" -d '{"quantity":1,"name":"Ben Ode","email":"ben@example.org"}' | jq .id)
until_ok link w
waiting=$(link w)
answer "$site/api/events/$small/waiting-list/$place/confirm" -H "$json" -d "{\"token\":\"$waiting\"}" >/dev/null

# The door: its times are those of an event that begins soon
party=$(admin "$site/api/events" -d "{\"name\":\"Garden party\",\"starts_at\":\"$(date -u -d '+40 minutes' +%FT%TZ)\",\"time_zone\":\"Europe/Lisbon\",\"location\":\"Garden\",\"total_tickets\":30,\"status\":\"published\"}" | jq .id)
until_ok on_sale "$party"
came=$(answer "$site/api/bookings" -H "$json" -H 'Accept-Language: id' -d "{\"event_id\":$party,\"quantity\":2,\"buyer_name\":\"Putri Wulandari\",\"buyer_email\":\"putri.w@example.org\"}")
admin "$site/api/events/$party/guests" -d '{"guests":[{"name":"Rui Costa","email":"rui.costa@example.org","quantity":2,"note":"Drummer’s family"},{"name":"Eva Lang"}],"mail":true}' >/dev/null
scan=$(admin "$site/api/tickets/validate" -d "{\"code\":\"$(jq -r '.tickets[0].code' <<<"$came")\",\"gate\":\"North\"}")

# A ticket on its way to somebody else
answer "$site/api/tickets/$(jq '.tickets[1].id' <<<"$seats")/transfer" -H "Booking-Key: $(jq -r .access_key <<<"$seats")" -H "$json" -d '{"name":"Hoàng Văn Tài","email":"tai@example.org"}' >/dev/null
handed() { grep -aoE "/h/offer/[0-9a-z]+-[0-9a-z]{25}" "$mails" | tail -n 1 | sed 's:.*/::' | grep .; }
until_ok handed

# A complaint of a buyer, answered
booking_link() { awk '/^=== /{mine = /putri\.w@/} mine' "$mails" | grep -aoE '/t/[0-9a-z]+-[0-9a-z]{25}' | head -n 1 | sed 's:.*/::' | grep .; }
until_ok booking_link
complaint=$(answer "$site/api/complaints" -H "$json" -H "Booking-Link: $(booking_link)" -H 'Accept-Language: id' -d "{\"subject\":\"Terlalu dingin\",\"message\":\"Kami kedinginan sepanjang malam.\",\"booking_id\":$(jq .id <<<"$came"),\"name\":\"Putri Wulandari\",\"email\":\"putri.w@example.org\"}" | jq .id)
admin "$site/api/complaints/$complaint/entries" -d '{"text":"Maaf. Pemanasnya sudah diperbaiki.","public":true}' >/dev/null
jq -n --argjson base "$base" --argjson play "$play" --argjson seats "$seats" --argjson small "$small" --argjson last "$last" --argjson place "$place" --arg waiting "$waiting" \
  --argjson party "$party" --argjson came "$came" --arg scan "$(jq -r .result <<<"$scan")" --arg handed "$(handed)" --argjson complaint "$complaint" \
  '$base + {people: {play: $play, seats: $seats | {id, access_key}, small: $small, last: $last | {id, access_key}, place: $place, waiting: $waiting,
    party: $party, came: $came | {id, access_key, code: .tickets[0].code}, scan: $scan, handed: $handed, complaint: $complaint}}'
