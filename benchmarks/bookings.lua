-- wrk: each request books one ticket for a buyer of its own. Argument: the event's id.
local thread = 0
function setup(it) it:set("id", thread); thread = thread + 1 end
function init(args) math.randomseed(id * 7919 + os.time()); event = args[1]; run = math.random(1e9); n = 0 end
function request()
  n = n + 1
  local body = string.format('{"event_id":%s,"quantity":1,"buyer_name":"Load","buyer_email":"b%d-%d-%d@example.org"}', event, run, id, n)
  return wrk.format("POST", "/api/bookings", {["Content-Type"] = "application/json"}, body)
end
